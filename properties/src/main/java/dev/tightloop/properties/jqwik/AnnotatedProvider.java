package dev.tightloop.properties.jqwik;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Fault;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.properties.schedule.Machine;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.TlaSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Configurations and their interleavings, as the annotations of a parameter want them. */
class AnnotatedProvider implements ArbitraryProvider {

  /** Where each try has another machine, what a strategy learns about it is never used. */
  private static final Strategies[] LEARNING_NOTHING = {
    Strategies.uniform, Strategies.speeds, Strategies.pct2, Strategies.pct
  };

  @Override
  public boolean canProvideFor(TypeUsage type) {
    return type.isOfType(Configuration.class)
        || type.isOfType(Interleaving.class)
        || type.isOfType(SpecConfiguration.class) && type.isAnnotated(Spec.class);
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
    Optional<List<SpecConfiguration>> named =
        type.findAnnotation(Spec.class).map(spec -> named(spec, faults(type)));
    if (type.isOfType(SpecConfiguration.class)) {
      return Set.of(Arbitraries.of(named.orElseThrow()));
    }
    Set<Fault> seeded = faults(type).map(Set::copyOf).orElse(Set.of());
    if (type.isOfType(Configuration.class)) {
      return Set.of(
          named
              .map(all -> Arbitraries.of(all).map(ModelConfiguration::of))
              .orElseGet(() -> Faithful.configurations(seeded)));
    }
    List<String> asks =
        type.findAnnotation(Asks.class).map(asked -> List.of(asked.value())).orElse(List.of());
    int length = type.findAnnotation(Size.class).map(Size::max).orElse(Interleavings.LENGTH);
    return Set.of(
        named
            .map(all -> ofNamed(all, asks, length))
            .orElseGet(
                () ->
                    random(seeded, asks)
                        .flatMap(
                            maker ->
                                Interleavings.of(maker).ofMaxLength(length).by(LEARNING_NOTHING))));
  }

  private static Arbitrary<Interleaving> ofNamed(
      List<SpecConfiguration> named, List<String> asks, int length) {
    List<Arbitrary<Interleaving>> each = new ArrayList<>();
    for (SpecConfiguration spec : named) {
      each.add(Interleavings.of(machine(spec, asks)).ofMaxLength(length));
    }
    return Arbitraries.oneOf(each);
  }

  private static Optional<List<Fault>> faults(TypeUsage type) {
    return type.findAnnotation(Seeded.class).map(seeded -> List.of(seeded.value()));
  }

  private static List<SpecConfiguration> named(Spec spec, Optional<List<Fault>> faults) {
    return Arrays.stream(spec.value())
        .map(SpecFiles.directory()::configuration)
        .map(each -> faults.map(seeded -> seeded(each, seeded)).orElse(each))
        .toList();
  }

  private static SpecConfiguration seeded(SpecConfiguration spec, List<Fault> faults) {
    return spec.with(
        "Faults", TlaSet.of(faults.stream().map(Fault::name).collect(Collectors.toSet())));
  }

  private static Machine.Maker machine(SpecConfiguration spec, List<String> asks) {
    return asks.isEmpty()
        ? Target.of(spec)::machine
        : Asked.machine(ModelConfiguration.of(spec), asks);
  }

  private static Arbitrary<Machine.Maker> random(Set<Fault> faults, List<String> asks) {
    Arbitrary<Configuration> configurations = Faithful.configurations(faults);
    return asks.isEmpty()
        ? configurations.map(Asked::machine)
        : configurations
            .filter(each -> Asked.isKept(each, asks))
            .map(each -> Asked.machine(each, asks));
  }
}

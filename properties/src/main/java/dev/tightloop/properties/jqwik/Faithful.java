package dev.tightloop.properties.jqwik;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Marking;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.Fault;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.hunt.FaithfulConfigurations;
import dev.tightloop.properties.hunt.RandomConfiguration;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Small configurations of Go 1.19: few of everything, and goroutines that do up to five kinds of
 * things. They shrink to one goroutine that does nothing but loop, on one thread.
 */
final class Faithful {

  private static final int MEMBERS = 7;
  private static final int MOST_ROLES = 5;
  private static final int MOST_SWITCHES = 2;
  private static final int OFTEN = 50;

  private Faithful() {}

  /**
   * The configurations.
   *
   * @param faults that all of them have
   */
  static Arbitrary<Configuration> configurations(Set<Fault> faults) {
    Configuration smallest = Configuration.counted(1, 1, 1).faults(faults).build();
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(smallest)), Tuple.of(OFTEN, random(faults)));
  }

  private static Arbitrary<Configuration> random(Set<Fault> faults) {
    return Combinators.combine(
            sizes(),
            masks(Arbitraries.of(FaithfulConfigurations.ROLES), MEMBERS, MOST_ROLES),
            masks(Arbitraries.of(ThreadSet.class), MEMBERS, ThreadSet.values().length),
            masks(Arbitraries.of(Marking.class), (1 << ThreadPc.USER_PLACES) - 1, 1),
            Arbitraries.of(FaithfulConfigurations.SWITCHES).set().ofMaxSize(MOST_SWITCHES))
        .as(
            (size, roles, threadSets, markings, switches) ->
                new RandomConfiguration(
                    size,
                    roles,
                    threadSets,
                    markings,
                    Map.of(),
                    possible(switches),
                    faults,
                    Set.of()))
        .map(random -> SpecConfiguration.of(Path.of("Random.cfg"), random.text()))
        .map(ModelConfiguration::of)
        .withoutEdgeCases();
  }

  /** Windows has no signals. */
  private static Set<Switch> possible(Set<Switch> drawn) {
    Set<Switch> possible = EnumSet.noneOf(Switch.class);
    possible.addAll(drawn);
    if (possible.contains(Switch.Windows)) {
      possible.remove(Switch.ExternalSignals);
    }
    return possible;
  }

  private static Arbitrary<RandomConfiguration.Size> sizes() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 2),
            Arbitraries.of(false, true),
            Arbitraries.of(false, true))
        .as(RandomConfiguration.Size::new);
  }

  private static <K> Arbitrary<Map<K, Integer>> masks(Arbitrary<K> keys, int all, int most) {
    return Arbitraries.maps(keys, Arbitraries.integers().between(1, all)).ofMaxSize(most);
  }
}

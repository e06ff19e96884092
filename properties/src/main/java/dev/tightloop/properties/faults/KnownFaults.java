package dev.tightloop.properties.faults;

import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.spec.NamedFault;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.TlaSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All faults that can be seeded. */
public final class KnownFaults {

  private KnownFaults() {}

  /** Those of the specification, in its order, then those of the register level alone. */
  public static List<KnownFault> of(SpecDirectory directory) {
    List<SpecConfiguration> configurations = directory.configurations();
    List<KnownFault> faults = new ArrayList<>();
    for (NamedFault fault : NamedFault.of(directory)) {
      faults.add(
          new KnownFault(
              fault.name(),
              fault.sentence(),
              fault.issues(),
              configuration(fault.name(), configurations),
              Arrays.stream(RegisterFault.values())
                  .filter(seeded -> isSame(seeded, fault.name()))
                  .findFirst()));
    }
    for (RegisterFault seeded : RegisterFault.values()) {
      if (seeded.model().isEmpty()) {
        faults.add(
            new KnownFault(
                seeded.name(),
                seeded.sentence(),
                seeded.issues(),
                Optional.empty(),
                Optional.of(seeded)));
      }
    }
    return List.copyOf(faults);
  }

  private static boolean isSame(RegisterFault seeded, String name) {
    return seeded.model().stream().anyMatch(fault -> fault.name().equals(name));
  }

  /**
   * The configuration that has this fault and no other and must violate something: the one that is
   * called after it, if there are several.
   */
  static Optional<SpecConfiguration> configuration(
      String fault, List<SpecConfiguration> configurations) {
    String calledAfter = "Fault" + Character.toUpperCase(fault.charAt(0)) + fault.substring(1);
    return configurations.stream()
        .filter(spec -> TlaSet.of(List.of(fault)).equals(spec.constants().get("Faults")))
        .filter(spec -> !spec.expectation().holds())
        .min(
            Comparator.comparing((SpecConfiguration spec) -> !spec.name().equals(calledAfter))
                .thenComparing(spec -> !spec.name().startsWith("Fault"))
                .thenComparing(SpecConfiguration::name));
  }
}

package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Correction;
import dev.tightloop.model.Fault;
import dev.tightloop.spec.Pinned;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.TlaSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a specification deviates from Go 1.19 on purpose: for each fault and each correction the
 * smallest configuration that has it, by the time that TLC needs for it.
 */
public final class Deviations {

  private Deviations() {}

  /** By the names of the faults and then the corrections; those that no configuration has lack. */
  public static Map<String, SpecConfiguration> smallest(SpecDirectory directory) {
    List<SpecConfiguration> all = directory.configurations();
    Map<String, SpecConfiguration> smallest = new LinkedHashMap<>();
    for (Fault fault : Fault.values()) {
      smallest(all, "Faults", fault.name()).ifPresent(found -> smallest.put(fault.name(), found));
    }
    for (Correction correction : Correction.values()) {
      smallest(all, "Corrections", correction.name())
          .ifPresent(found -> smallest.put(correction.name(), found));
    }
    return Collections.unmodifiableMap(smallest);
  }

  private static Optional<SpecConfiguration> smallest(
      List<SpecConfiguration> all, String constant, String name) {
    return all.stream()
        .filter(each -> has(each, constant, name))
        .min(Comparator.comparingInt(Deviations::seconds).thenComparing(SpecConfiguration::name));
  }

  private static boolean has(SpecConfiguration configuration, String constant, String name) {
    return configuration.constants().get(constant) instanceof TlaSet set
        && set.elements().contains(name);
  }

  private static int seconds(SpecConfiguration configuration) {
    return configuration.pinned().map(Pinned::seconds).orElse(Integer.MAX_VALUE);
  }
}

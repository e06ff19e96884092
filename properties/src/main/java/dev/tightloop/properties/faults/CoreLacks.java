package dev.tightloop.properties.faults;

import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.TlaSet;
import java.util.List;
import java.util.Set;

/** What a configuration has that the random programs on the core do not have. */
final class CoreLacks {

  /** Constants of theirs, too, and those that say who there is. */
  private static final Set<String> THEIRS =
      Set.of(
          "Nil",
          "Sysmon",
          "G",
          "M",
          "P",
          "FirstG",
          "FirstM",
          "FirstP",
          "IdleM",
          "LockedG",
          "LockedM",
          "LoopLength",
          "Faults",
          "Corrections",
          "SysmonRuns");

  private CoreLacks() {}

  /** The names of its options, in order. */
  static List<String> of(SpecConfiguration spec) {
    return spec.constants().entrySet().stream()
        .filter(constant -> !THEIRS.contains(constant.getKey()) && isOn(constant.getValue()))
        .map(constant -> constant.getKey())
        .toList();
  }

  private static boolean isOn(Object value) {
    return !value.equals(false) && !value.equals(TlaSet.of(List.of()));
  }
}

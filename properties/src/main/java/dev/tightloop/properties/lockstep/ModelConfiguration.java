package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Fault;
import dev.tightloop.model.Step;
import dev.tightloop.spec.BadConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.TlaSet;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The constants of a configuration of the specification, as the model's: g1 is goroutine 0. */
public final class ModelConfiguration {

  private static final String NOBODY = "Nil";
  private static final String INSTRUCTION = "loop";

  /** Those that the model has, and those that it has with one value. */
  private static final Set<String> KNOWN =
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
          "UnsafePoint",
          "SysmonRuns",
          "AsyncPreemptOff",
          "Faults");

  /** What a configuration need not say. */
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "IdleM",
          TlaSet.of(List.of()),
          "LockedG",
          NOBODY,
          "LockedM",
          NOBODY,
          "LoopLength",
          1,
          "UnsafePoint",
          TlaSet.of(List.of()),
          "SysmonRuns",
          true,
          "AsyncPreemptOff",
          false,
          "Faults",
          TlaSet.of(List.of()));

  private final SpecConfiguration spec;

  private ModelConfiguration(SpecConfiguration spec) {
    this.spec = spec;
  }

  /**
   * Translates.
   *
   * @throws BadConfiguration if the model has no such configuration
   */
  public static Configuration of(SpecConfiguration spec) {
    return new ModelConfiguration(spec).translated();
  }

  private Configuration translated() {
    spec.constants().forEach(this::requireMirrored);
    named("Nil", NOBODY);
    named("Sysmon", Step.SYSMON);
    if (many("P", "p") != 1) {
      throw unmirrored("P", "more than one processor");
    }
    if (!value("SysmonRuns", Boolean.class)) {
      throw unmirrored("SysmonRuns", "a machine without sysmon");
    }
    try {
      return Configuration.counted(many("G", "g"), many("M", "m"), many("P", "p"))
          .first(index("FirstG", "g"), index("FirstM", "m"), index("FirstP", "p"))
          .loopLength(value("LoopLength", Integer.class))
          .set(Configuration.ThreadSet.IdleM, idleM() < 0 ? 0 : 1 << idleM())
          .set(Configuration.Marking.UnsafePoint, unsafePoint())
          .set(Configuration.Switch.AsyncPreemptOff, value("AsyncPreemptOff", Boolean.class))
          .locked(index("LockedG", "g"), index("LockedM", "m"))
          .faults(faults())
          .build();
    } catch (IllegalArgumentException e) {
      throw new BadConfiguration(spec.file(), 0, "not for the model", e.getMessage());
    }
  }

  /** Whatever else the specification can do is off: a set of goroutines that do it is empty. */
  private void requireMirrored(String constant, Object value) {
    boolean off = value.equals(false) || value.equals(TlaSet.of(List.of()));
    if (!KNOWN.contains(constant) && !off) {
      throw unmirrored(constant, constant);
    }
  }

  private BadConfiguration unmirrored(String constant, String what) {
    return spec.complaint(
        constant,
        "the model does not mirror " + what + " yet",
        "compare it on another configuration");
  }

  private int idleM() {
    List<Object> idle = value("IdleM", TlaSet.class).elements();
    if (idle.size() > 1) {
      throw unmirrored("IdleM", "more than one idle thread");
    }
    return idle.isEmpty() ? Configuration.NIL : index("IdleM", idle.get(0), "m");
  }

  private int many(String constant, String letter) {
    List<Object> elements = value(constant, TlaSet.class).elements();
    List<String> counted =
        IntStream.rangeClosed(1, elements.size()).mapToObj(i -> letter + i).toList();
    if (elements.isEmpty() || !elements.equals(counted)) {
      throw spec.complaint(
          constant,
          constant + " is " + elements,
          "write " + constant + " = {" + letter + "1, " + letter + "2}");
    }
    return elements.size();
  }

  private int index(String constant, String letter) {
    return index(constant, value(constant, String.class), letter);
  }

  private int index(String constant, Object value, String letter) {
    String name = value.toString();
    if (name.equals(NOBODY)) {
      return Configuration.NIL;
    }
    if (!name.matches(letter + "[1-9]")) {
      throw spec.complaint(
          constant, constant + " is " + name, "write " + letter + "1 or another of its kind");
    }
    return name.charAt(1) - '1';
  }

  private int unsafePoint() {
    int bits = 0;
    for (Object instruction : value("UnsafePoint", TlaSet.class).elements()) {
      String name = instruction.toString();
      if (!name.matches(INSTRUCTION + "[0-9]")) {
        throw spec.complaint("UnsafePoint", "no instruction " + name, "write {\"loop0\"}");
      }
      bits |= 1 << name.charAt(INSTRUCTION.length()) - '0';
    }
    return bits;
  }

  private Set<Fault> faults() {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    for (Object name : value("Faults", TlaSet.class).elements()) {
      faults.add(
          Arrays.stream(Fault.values())
              .filter(fault -> fault.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      spec.complaint(
                          "Faults",
                          "the model knows no fault " + name,
                          "known are " + EnumSet.allOf(Fault.class))));
    }
    return faults;
  }

  private void named(String constant, String expected) {
    String name = value(constant, String.class);
    if (!name.equals(expected)) {
      throw spec.complaint(
          constant, constant + " is " + name, "write " + constant + " = " + expected);
    }
  }

  private <T> T value(String constant, Class<T> type) {
    Object value = spec.constants().getOrDefault(constant, DEFAULTS.get(constant));
    if (!type.isInstance(value)) {
      throw spec.complaint(
          constant,
          constant + (value == null ? " has no value" : " is " + value),
          "the model wants: " + type.getSimpleName().replace("Tla", ""));
    }
    return type.cast(value);
  }
}

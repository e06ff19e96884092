package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Marking;
import dev.tightloop.model.Configuration.RegisterSet;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Specification;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.Correction;
import dev.tightloop.model.Fault;
import dev.tightloop.model.RegisterFile.RegisterClass;
import dev.tightloop.model.Step;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.spec.BadConfiguration;
import dev.tightloop.spec.KnownNames;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.TlaSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The constants of a configuration of the specification, as the model's. Goroutines, threads and
 * processors keep their names and get their numbers in the order in which the file first names
 * them, which is the one in which TLC lists them. What the file does not say is as {@link
 * Configuration.Builder} has it.
 */
public final class ModelConfiguration {

  private static final String NOBODY = "Nil";
  private static final int PLACES = ThreadPc.USER_PLACES;

  /** Those that are no member of an enumeration; Never is about what a property must see. */
  private static final List<String> SINGLE =
      List.of(
          "Nil",
          "Sysmon",
          "G",
          "M",
          "P",
          "CThread",
          "FirstG",
          "FirstM",
          "FirstP",
          "LockedG",
          "LockedM",
          "LoopLength",
          "Faults",
          "Corrections",
          "Never");

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

  /** The names of all constants and options that can be translated. */
  static Set<String> known() {
    Set<String> known = new TreeSet<>(SINGLE);
    for (Enum<?>[] options :
        List.<Enum<?>[]>of(
            Role.values(),
            ThreadSet.values(),
            Marking.values(),
            RegisterSet.values(),
            Switch.values())) {
      Arrays.stream(options).map(Enum::name).forEach(known::add);
    }
    return known;
  }

  private Configuration translated() {
    Set<String> known = known();
    for (String constant : spec.constants().keySet()) {
      require(known.contains(constant), constant, "the model knows no " + constant, "take it out");
    }
    named("Nil", NOBODY);
    named("Sysmon", Step.SYSMON);
    List<String> g = listed("G");
    List<String> m = listed("M");
    List<String> p = listed("P");
    List<String> cThread = given("CThread") ? listed("CThread") : List.of();
    List<String> threads = new ArrayList<>(m);
    threads.add(Step.SYSMON);
    threads.addAll(cThread);
    try {
      Configuration.Builder to = new Configuration.Builder(g, m, p, cThread);
      to.first(number("FirstG", g), number("FirstM", m), number("FirstP", p));
      if (given("LockedG") || given("LockedM")) {
        to.locked(number("LockedG", g), number("LockedM", m));
      }
      to.specification(constant("SPECIFICATION", Specification.class, spec.specification()));
      if (given("LoopLength")) {
        to.loopLength(value("LoopLength", Integer.class));
      }
      for (Role role : chosen(Role.class)) {
        to.set(role, members(role.name(), g));
      }
      for (ThreadSet set : chosen(ThreadSet.class)) {
        to.set(set, members(set.name(), threads));
      }
      for (Marking marking : chosen(Marking.class)) {
        to.set(marking, members(marking.name(), names(ThreadPc.class).subList(0, PLACES)));
      }
      for (RegisterSet set : chosen(RegisterSet.class)) {
        to.set(set, members(set.name(), names(RegisterClass.class)));
      }
      for (Switch option : chosen(Switch.class)) {
        to.set(option, value(option.name(), Boolean.class));
      }
      to.faults(constants("Faults", Fault.class));
      to.corrections(constants("Corrections", Correction.class));
      return to.build();
    } catch (IllegalArgumentException e) {
      throw new BadConfiguration(spec.file(), 0, "not for the model", e.getMessage());
    }
  }

  private boolean given(String constant) {
    return spec.constants().containsKey(constant);
  }

  /** Those members of an enumeration of options about which the configuration says something. */
  private <E extends Enum<E>> Set<E> chosen(Class<E> options) {
    Set<E> chosen = EnumSet.allOf(options);
    chosen.removeIf(option -> !given(option.name()));
    return chosen;
  }

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
  }

  /** A set of model values, in TLC's order. */
  private List<String> listed(String constant) {
    List<String> names = elements(constant);
    require(!names.isEmpty(), constant, constant + " is empty", "name somebody");
    require(
        spec.names().containsAll(names),
        constant,
        constant + " is " + names,
        "write names, without quotation marks");
    List<String> listed =
        names.stream().sorted(Comparator.comparing(spec.names()::indexOf)).toList();
    require(
        listed.equals(listed.stream().sorted().toList()),
        constant,
        constant + ": the file first names " + listed,
        "name them in the order of their numbers");
    return listed;
  }

  private List<String> elements(String constant) {
    return value(constant, TlaSet.class).elements().stream().map(Object::toString).toList();
  }

  /** The members, bit by bit. */
  private int members(String constant, List<String> of) {
    int members = 0;
    for (String name : elements(constant)) {
      members |= 1 << index(constant, name, of);
    }
    return members;
  }

  /** One of these, or nobody. */
  private int number(String constant, List<String> of) {
    String name = value(constant, String.class);
    return name.equals(NOBODY) ? Configuration.NIL : index(constant, name, of);
  }

  private int index(String constant, String name, List<String> of) {
    int index = of.indexOf(name);
    require(index >= 0, constant, constant + " names " + name, KnownNames.advice(name, of));
    return index;
  }

  private <E extends Enum<E>> Set<E> constants(String constant, Class<E> type) {
    Set<E> constants = EnumSet.noneOf(type);
    if (given(constant)) {
      elements(constant).forEach(name -> constants.add(constant(constant, type, name)));
    }
    return constants;
  }

  private <E extends Enum<E>> E constant(String constant, Class<E> type, String name) {
    return type.getEnumConstants()[index(constant, name, names(type))];
  }

  private void named(String constant, String expected) {
    String name = value(constant, String.class);
    require(
        name.equals(expected),
        constant,
        constant + " is " + name,
        "write " + constant + " = " + expected);
  }

  private <T> T value(String constant, Class<T> type) {
    Object value = spec.constants().get(constant);
    require(
        type.isInstance(value),
        constant,
        constant + (value == null ? " has no value" : " is " + value),
        "the model wants: " + type.getSimpleName().replace("Tla", ""));
    return type.cast(value);
  }

  private void require(boolean holds, String constant, String problem, String advice) {
    if (!holds) {
      throw spec.complaint(constant, problem, advice);
    }
  }
}

package dev.tightloop.spec;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One model of the specification: {@code spec/NAME.cfg}.
 *
 * <p>The file is TLC's own. The comment at its top says the rest:
 *
 * <pre>
 * \* Two goroutines in `for {}`, one P, one thread at work and one idle.
 * \*
 * \* suite: quick
 * \* expect: holds
 * \* off: Handoffp LockedM
 * \* never: stopm_mput
 * \* unreached: AckSound
 * </pre>
 *
 * @param file where it lies
 * @param description the first lines of the comment
 * @param suite when it is checked
 * @param expectation what TLC must say of it
 * @param pinned what TLC is known to say of it: not in this file but in the manifest
 * @param module the top module, {@link SpecDirectory#TOP_MODULE} if the comment names none
 * @param off modules none of whose actions is ever taken
 * @param never other actions that are never taken
 * @param unreached invariants and properties that are asked here although they say nothing about
 *     any state or step
 * @param specification the temporal formula that is the specification
 * @param constants the value of each constant: Integer, Boolean, String for strings and model
 *     values, {@link TlaSet}
 * @param names bare names among those values, each once, in the order in which the file first has
 *     them: the one in which TLC lists model values
 * @param invariants names, in the file's order
 * @param properties names of temporal properties, in the file's order
 * @param checkDeadlock whether a state without a step is a violation
 * @param constantLines where in the file each constant gets its value
 */
public record SpecConfiguration(
    Path file,
    String description,
    Suite suite,
    Expectation expectation,
    Optional<Pinned> pinned,
    String module,
    SortedSet<String> off,
    SortedSet<String> never,
    SortedSet<String> unreached,
    String specification,
    SortedMap<String, Object> constants,
    List<String> names,
    List<String> invariants,
    List<String> properties,
    boolean checkDeadlock,
    Map<String, Integer> constantLines) {

  /** What a section of a configuration file may begin with. */
  public static final List<String> SECTIONS =
      List.of(
          "SPECIFICATION",
          "CONSTANT",
          "CONSTANTS",
          "INVARIANT",
          "INVARIANTS",
          "PROPERTY",
          "PROPERTIES",
          "CHECK_DEADLOCK");

  public SpecConfiguration {
    constants = Collections.unmodifiableSortedMap(new TreeMap<>(constants));
    off = Collections.unmodifiableSortedSet(new TreeSet<>(off));
    never = Collections.unmodifiableSortedSet(new TreeSet<>(never));
    unreached = Collections.unmodifiableSortedSet(new TreeSet<>(unreached));
    names = List.copyOf(names);
    invariants = List.copyOf(invariants);
    properties = List.copyOf(properties);
    constantLines = Map.copyOf(constantLines);
  }

  /**
   * Reads a file.
   *
   * @throws BadConfiguration if it is none
   */
  public static SpecConfiguration read(Path file) {
    return new ConfigurationReader(file).read();
  }

  /**
   * What a file would be that has this text.
   *
   * @param file what it would be called; nothing is read or written
   * @throws BadConfiguration if it is none
   */
  public static SpecConfiguration of(Path file, String text) {
    return new ConfigurationReader(file).read(text.lines().toList());
  }

  /**
   * A constant's value as TLA+ text, which a configuration file can have: {@code {g1, g2}}. Names
   * that are none of this file's are strings.
   */
  public String text(String constant) {
    return text(constants.get(constant));
  }

  private String text(Object value) {
    if (value instanceof TlaSet set) {
      return set.elements().stream().map(this::text).collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Boolean truth) {
      return truth ? "TRUE" : "FALSE";
    }
    return value instanceof String name && !names.contains(name)
        ? '"' + name + '"'
        : String.valueOf(value);
  }

  /** The file's name without {@code .cfg}. */
  public String name() {
    String fileName = file.getFileName().toString();
    return fileName.substring(0, fileName.length() - SpecDirectory.SUFFIX.length());
  }

  SpecConfiguration with(Pinned known) {
    return with(expectation, Optional.of(known), constants);
  }

  /** The same without any fault: nothing may be violated, and nothing is known of it. */
  public SpecConfiguration withoutFaults() {
    SortedMap<String, Object> faithful = new TreeMap<>(constants);
    faithful.put("Faults", TlaSet.of(List.of()));
    return with(Expectation.HOLDS, Optional.empty(), faithful);
  }

  /** The same with another expectation. */
  public SpecConfiguration expecting(Expectation other) {
    return with(other, pinned, constants);
  }

  private SpecConfiguration with(
      Expectation expected, Optional<Pinned> known, SortedMap<String, Object> values) {
    return new SpecConfiguration(
        file,
        description,
        suite,
        expected,
        known,
        module,
        off,
        never,
        unreached,
        specification,
        values,
        names,
        invariants,
        properties,
        checkDeadlock,
        constantLines);
  }

  /** The same with another value for a constant; what is known of the counts no longer holds. */
  public SpecConfiguration with(String constant, Object value) {
    SortedMap<String, Object> changed = new TreeMap<>(constants);
    changed.put(constant, value);
    return new SpecConfiguration(
        file,
        description,
        suite,
        expectation,
        Optional.empty(),
        module,
        off,
        never,
        unreached,
        specification,
        changed,
        names,
        invariants,
        properties,
        checkDeadlock,
        constantLines);
  }

  /** A complaint about a constant, with its line. */
  public BadConfiguration complaint(String constant, String problem, String advice) {
    return new BadConfiguration(file, constantLines.getOrDefault(constant, 0), problem, advice);
  }
}

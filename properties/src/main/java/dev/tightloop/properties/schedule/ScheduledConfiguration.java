package dev.tightloop.properties.schedule;

import dev.tightloop.spec.BadConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.TlaSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration of the specification as a schedule's file has it: it stands alone, so that a
 * schedule means the same when {@code spec/NAME.cfg} has changed or is gone.
 *
 * @param name of the configuration
 * @param specification the temporal formula that is the specification
 * @param constants TLA+ text of each but the two below, goroutines, threads and processors first
 * @param faults that are seeded
 * @param corrections that are made
 * @param invariants that are asked of states
 * @param properties that are asked of steps and behaviours
 * @param deadlock whether a state without a step is a violation
 */
public record ScheduledConfiguration(
    String name,
    String specification,
    Map<String, String> constants,
    List<String> faults,
    List<String> corrections,
    List<String> invariants,
    List<String> properties,
    boolean deadlock) {

  private static final String FAULTS = "Faults";
  private static final String CORRECTIONS = "Corrections";

  /** A file names these before it says anything of one of them. */
  private static final List<String> FIRST = List.of("G", "M", "P", "CThread");

  public ScheduledConfiguration {
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    faults = List.copyOf(faults);
    corrections = List.copyOf(corrections);
    invariants = List.copyOf(invariants);
    properties = List.copyOf(properties);
  }

  /** What a configuration says, its expectation apart. */
  public static ScheduledConfiguration of(SpecConfiguration spec) {
    List<String> names = new ArrayList<>(FIRST);
    names.retainAll(spec.constants().keySet());
    spec.constants().keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
    names.removeAll(List.of(FAULTS, CORRECTIONS));
    Map<String, String> constants = new LinkedHashMap<>();
    names.forEach(name -> constants.put(name, spec.text(name)));
    return new ScheduledConfiguration(
        spec.name(),
        spec.specification(),
        constants,
        elements(spec, FAULTS),
        elements(spec, CORRECTIONS),
        spec.invariants(),
        spec.properties(),
        spec.checkDeadlock());
  }

  private static List<String> elements(SpecConfiguration spec, String constant) {
    return spec.constants().get(constant) instanceof TlaSet set
        ? set.elements().stream().map(Object::toString).toList()
        : List.of();
  }

  /**
   * The configuration, which expects nothing to be violated.
   *
   * @throws BadConfiguration if it is none; lines are those of {@link #text}
   */
  public SpecConfiguration spec() {
    SpecConfiguration spec = SpecConfiguration.of(Path.of(name + ".cfg"), text());
    for (Map.Entry<String, String> each : of(spec).constants().entrySet()) {
      String given = constants.get(each.getKey());
      if (!each.getValue().equals(given)) {
        throw spec.complaint(
            each.getKey(), each.getKey() + " is " + given, "write " + each.getValue());
      }
    }
    if (!of(spec).equals(this)) {
      throw new BadConfiguration(
          spec.file(), 0, "has a name that is none", "write names, each once, in order");
    }
    return spec;
  }

  /** As a configuration file would have it. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("\\* suite: quick\n\\* expect: holds\nSPECIFICATION ").append(specification);
    text.append("\nCONSTANTS\n");
    constants.forEach(
        (constant, value) -> text.append(constant).append(" = ").append(value).append('\n'));
    text.append(FAULTS).append(" = ").append(quoted(faults)).append('\n');
    text.append(CORRECTIONS).append(" = ").append(quoted(corrections)).append('\n');
    text.append("INVARIANTS ").append(String.join(" ", invariants)).append('\n');
    text.append("PROPERTIES ").append(String.join(" ", properties)).append('\n');
    text.append("CHECK_DEADLOCK ").append(deadlock ? "TRUE" : "FALSE").append('\n');
    return text.toString();
  }

  private static String quoted(List<String> names) {
    return names.isEmpty() ? "{}" : "{\"" + String.join("\", \"", names) + "\"}";
  }
}

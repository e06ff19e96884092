package dev.tightloop.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * TLC's counterexample with the parameters of its actions, which TLC does not print: the
 * specification takes the same steps again in this process.
 *
 * @param labels the steps; the first leads from state 1 to state 2
 * @param backTo the state, counted from 1, that the last step leads to again, if it goes on for
 *     ever
 */
public record Behaviour(List<String> labels, OptionalInt backTo) {

  private static final String SYSMON = "sysmon";
  private static final String STUTTERING = "Stuttering";
  private static final int GAP = 2;

  public Behaviour {
    labels = List.copyOf(labels);
  }

  /**
   * Finds the labels of a counterexample.
   *
   * @throws SpecFailure if the specification does not have it
   */
  public static Behaviour of(
      SpecDirectory directory, SpecConfiguration configuration, TlcResult result) {
    List<String> labels = new ArrayList<>();
    List<TraceStep> trace = result.trace();
    try (SpecEvaluator spec = SpecEvaluator.open(directory, configuration)) {
      SpecState state = initial(spec, trace.get(0));
      for (TraceStep to : trace.subList(1, trace.size())) {
        if (to.action().equals(STUTTERING)) {
          return new Behaviour(labels, OptionalInt.of(labels.size() + 1));
        }
        SpecStep step = step(spec, state, to.state());
        labels.add(step.label());
        state = step.successor();
      }
      if (result.lassoStart() >= 0) {
        labels.add(step(spec, state, trace.get(result.lassoStart()).state()).label());
        return new Behaviour(labels, OptionalInt.of(result.lassoStart() + 1));
      }
    }
    return new Behaviour(labels, OptionalInt.empty());
  }

  private static SpecState initial(SpecEvaluator spec, TraceStep first) {
    return spec.initialStates().stream()
        .filter(state -> state.toString().equals(first.state()))
        .findFirst()
        .orElseThrow(() -> new SpecFailure("no initial state " + first.state(), null));
  }

  private static SpecStep step(SpecEvaluator spec, SpecState from, String to) {
    return spec.steps(from).stream()
        .filter(step -> step.successor().toString().equals(to))
        .findFirst()
        .orElseThrow(() -> new SpecFailure("no step to " + to, null));
  }

  /**
   * One line for each step, as the pages of {@code docs/findings} have it: a column for each
   * thread.
   */
  public List<String> lines() {
    List<String> threads = labels.stream().map(Behaviour::thread).distinct().sorted().toList();
    List<String> order = new ArrayList<>(threads);
    if (order.remove(SYSMON)) {
      order.add(0, SYSMON);
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      lines.add("%3d  %s%s".formatted(i + 2, indent(order, thread(labels.get(i))), labels.get(i)));
    }
    backTo.ifPresent(state -> lines.add("     back to " + state));
    return lines;
  }

  private String indent(List<String> order, String thread) {
    int width = 0;
    for (String other : order.subList(0, order.indexOf(thread))) {
      width +=
          GAP
              + labels.stream()
                  .filter(label -> thread(label).equals(other))
                  .mapToInt(String::length)
                  .max()
                  .orElseThrow();
    }
    return String.join("", Collections.nCopies(width, " "));
  }

  /** Who moves: the first parameter, if that is a thread, and sysmon otherwise. */
  private static String thread(String label) {
    String first = label.replaceFirst("^\\w+\\(?", "").split("[,)]", 2)[0];
    return first.matches("(m|c)\\d+") ? first : SYSMON;
  }
}

package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.NoRoom;
import dev.tightloop.model.State;
import dev.tightloop.spec.SpecEvaluator;
import dev.tightloop.spec.SpecFailure;
import dev.tightloop.spec.SpecState;
import dev.tightloop.spec.SpecStep;
import dev.tightloop.spec.SpecValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares what both sides do in one state: the enabled steps, their successors, and the steps that
 * cannot be evaluated. One for each thread.
 */
final class Comparison {

  private static final String TYPES = "TypeOK";

  /**
   * A state on both sides.
   *
   * @param number in the order in which states were found; -1 if nobody counts
   */
  record Both(int number, byte[] encoded, long fingerprint, SpecState spec, Object below) {

    Both numbered(int other) {
      return new Both(other, encoded, fingerprint, spec, below);
    }
  }

  /** A step that both sides allow, and the state to which both lead. */
  record Edge(int step, Both to) {}

  /**
   * What both sides do in a state.
   *
   * @param untyped steps to states that the model cannot represent: out of the types in TypeOK, or
   *     with a sequence longer than what it can have without repetition
   * @param failures steps that neither side can evaluate
   * @param difference headline and details; empty if there is none
   */
  record Steps(List<Edge> edges, int untyped, int failures, List<String> difference) {

    boolean isDeadlock() {
      return edges.isEmpty() && untyped == 0 && failures == 0;
    }
  }

  private enum Taken {
    YES,
    NOT_ENABLED,
    REFUSED,
    /** A sequence with repeated elements is longer than the model's can be. */
    FULL,
    WRONGLY
  }

  private final SpecEvaluator spec;
  private final Below below;
  private final Model model;
  private final State state;
  private final SpecValues values = new SpecValues();
  private final SpecStates states;
  private final TlaText text;
  private final int[] candidates;
  private final Map<Integer, String> labels = new HashMap<>();
  private String complaint;

  Comparison(SpecEvaluator spec, Configuration constants, Below below) {
    this.spec = spec;
    this.below = below;
    model = new Model(constants, below.registers());
    state = model.state();
    states = new SpecStates(constants);
    text = new TlaText(constants);
    candidates = new int[model.mostSteps()];
  }

  String label(int step) {
    return labels.computeIfAbsent(step, model::label);
  }

  /**
   * The initial states, in TLC's order.
   *
   * @throws Parting if they differ
   */
  List<Both> initialStates() {
    Object atFirst = below.registers().snapshot();
    List<byte[]> left = new ArrayList<>();
    model.initialStates().forEach(initial -> left.add(initial.encoded()));
    List<Both> both = new ArrayList<>();
    for (SpecState initial : spec.initialStates()) {
      byte[] encoded;
      try {
        encoded = states.encoded(values.of(initial));
      } catch (IllegalArgumentException e) {
        throw new Parting(
            "The model has no such initial state", List.of(e.getMessage()), initial.toString());
      }
      if (!left.removeIf(other -> Arrays.equals(other, encoded))) {
        throw new Parting(
            "Only the specification has this initial state", List.of(), initial.toString());
      }
      state.copyFrom(encoded);
      both.add(new Both(-1, encoded, state.fingerprint(), initial, atFirst));
    }
    if (!left.isEmpty()) {
      List<String> variables = List.of(text.of(states.variables(left.get(0))));
      throw new Parting("Only the model has this initial state", variables, "");
    }
    return both;
  }

  /** Every step of a state. */
  Steps steps(Both from) {
    Map<String, SpecFailure> failures = new TreeMap<>();
    Map<String, SpecState> successors = new TreeMap<>();
    for (SpecStep step : spec.steps(from.spec(), failures::put)) {
      SpecState other = successors.put(step.label(), step.successor());
      if (other != null && other.fingerprint() != step.successor().fingerprint()) {
        return parting("In the specification " + step.label() + " has two successors");
      }
    }
    List<Edge> edges = new ArrayList<>(successors.size());
    List<String> onlyModel = new ArrayList<>();
    int untyped = 0;
    int failed = 0;
    state.copyFrom(from.encoded());
    int count = model.candidates(candidates);
    for (int i = 0; i < count; i++) {
      int step = candidates[i];
      Taken taken = take(from, step);
      if (taken == Taken.NOT_ENABLED) {
        continue;
      }
      String label = label(step);
      if (taken == Taken.WRONGLY) {
        return parting("The model contradicts itself at " + label, complaint);
      }
      if (failures.remove(label) != null) {
        if (taken == Taken.YES) {
          return parting("Only the model can evaluate " + label);
        }
        failed++;
        continue;
      }
      SpecState successor = successors.remove(label);
      if (successor == null) {
        onlyModel.add(taken == Taken.YES ? label : label + " (" + complaint + ")");
        continue;
      }
      Map<String, ?> value = values.of(successor);
      Optional<byte[]> ofSpec = encoded(value);
      if (ofSpec.isEmpty()
          && (taken == Taken.FULL && repeats(value) || !spec.holds(TYPES, successor))) {
        untyped++;
        continue;
      }
      if (ofSpec.isEmpty() || taken != Taken.YES) {
        return parting("The model cannot follow " + label, complaint);
      }
      byte[] ofModel = state.encoded();
      if (!Arrays.equals(ofSpec.get(), ofModel)) {
        return new Steps(
            edges, untyped, failed, differences(label + " leads to two states", value, ofModel));
      }
      Optional<String> contradiction = below.contradiction(state);
      if (contradiction.isPresent()) {
        return parting(label + " and the core part", contradiction.get());
      }
      long fingerprint = state.fingerprint();
      Object snapshot = below.registers().snapshot();
      edges.add(new Edge(step, new Both(-1, ofModel, fingerprint, successor, snapshot)));
    }
    if (!failures.isEmpty()) {
      return parting("TLC cannot evaluate " + failures.values().iterator().next().getMessage());
    }
    if (!successors.isEmpty() || !onlyModel.isEmpty()) {
      return parting(
          "The enabled steps differ",
          listed("only the specification has ", List.copyOf(successors.keySet())),
          listed("only the model has ", onlyModel));
    }
    return new Steps(edges, untyped, failed, List.of());
  }

  /** Takes a step from a state; why not is in {@link #complaint}. */
  private Taken take(Both from, int step) {
    state.copyFrom(from.encoded());
    below.registers().restore(from.below());
    try {
      boolean enabled = model.isEnabled(step);
      if (!Arrays.equals(from.encoded(), state.encoded())) {
        complaint = "asking whether it is enabled changes the state";
        return Taken.WRONGLY;
      }
      if (model.take(step) != enabled) {
        complaint = enabled ? "it is enabled but not taken" : "it is taken though not enabled";
        return Taken.WRONGLY;
      }
      return enabled ? Taken.YES : Taken.NOT_ENABLED;
    } catch (NoRoom e) {
      complaint = e.getMessage();
      return Taken.FULL;
    } catch (RuntimeException e) {
      complaint = e.toString();
      return Taken.REFUSED;
    }
  }

  private Optional<byte[]> encoded(Map<String, ?> value) {
    try {
      return Optional.of(states.encoded(value));
    } catch (IllegalArgumentException e) {
      complaint = e.getMessage();
      return Optional.empty();
    }
  }

  /** Whether a sequence in this value has an element twice. */
  private static boolean repeats(Object value) {
    if (value instanceof Map<?, ?> fields) {
      return fields.values().stream().anyMatch(Comparison::repeats);
    }
    return value instanceof List<?> elements && new HashSet<>(elements).size() < elements.size();
  }

  private List<String> differences(String headline, Map<String, ?> value, byte[] encoded) {
    List<String> said = new ArrayList<>(List.of(headline));
    said.addAll(FieldDifferences.between(value, states.variables(encoded), text));
    return said;
  }

  private static String listed(String who, List<String> labels) {
    return labels.isEmpty() ? "" : who + String.join(", ", labels);
  }

  private static Steps parting(String headline, String... details) {
    List<String> said = new ArrayList<>(List.of(headline));
    Arrays.stream(details).filter(detail -> !detail.isEmpty()).forEach(said::add);
    return new Steps(List.of(), 0, 0, said);
  }
}

package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Action;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.model.Step;
import dev.tightloop.model.stub.AsyncPreemptStub;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.SpecEvaluator;
import dev.tightloop.spec.SpecFailure;
import dev.tightloop.spec.SpecState;
import dev.tightloop.spec.SpecStep;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Walks breadth first over all reachable states of a configuration, on both sides at once.
 *
 * <p>First the actions and the initial states are compared, as sets. Then, in every state: each
 * step that TLC allows must be enabled in the model under the same label, and the other way round;
 * and its successor must be the same state, byte for byte. Because the sides agree on every edge so
 * far, one queue serves both. Each state is also translated to the model and back, and what the
 * model leaves out of it must follow from the rest: no two states of the specification are one in
 * the model.
 *
 * <p>The model has only states of the types in {@code TypeOK}. A step out of them, which a seeded
 * fault may cause, is counted and not followed.
 *
 * <p>Relies on {@code SpecEvaluator}: one walk at a time in a JVM. A label must have at most one
 * successor; that is how {@code Next} is written, and it is checked.
 */
public final class Lockstep {

  private static final String TYPES = "TypeOK";
  private static final long SECOND = 1_000_000_000;

  private record Waiting(Visited visited, SpecState state, Object below) {}

  private final SpecDirectory directory;
  private final SpecConfiguration configuration;
  private final Configuration constants;
  private final long mostStates;
  private final Optional<AsyncPreemptStub> core;

  /** The model with the constants of the specification. */
  public Lockstep(SpecDirectory directory, SpecConfiguration configuration) {
    this(directory, configuration, ModelConfiguration.of(configuration));
  }

  /**
   * The model with constants of its own: to see that a difference is found. The numbers of
   * goroutines and threads must be the same.
   */
  public Lockstep(
      SpecDirectory directory, SpecConfiguration configuration, Configuration constants) {
    this(directory, configuration, constants, Long.MAX_VALUE, Optional.empty());
  }

  private Lockstep(
      SpecDirectory directory,
      SpecConfiguration configuration,
      Configuration constants,
      long mostStates,
      Optional<AsyncPreemptStub> core) {
    this.directory = directory;
    this.configuration = configuration;
    this.constants = constants;
    this.mostStates = mostStates;
    this.core = core;
  }

  /** The same walk, ended after so many states: those nearest to the initial ones. */
  public Lockstep atMost(long states) {
    return new Lockstep(directory, configuration, constants, states, core);
  }

  /**
   * The same walk with the loop in machine code below the model: in every state, whichever way it
   * was reached first, the registers on the core are compared with those that the state claims.
   */
  public Lockstep onTheCore() {
    return onTheCore(AsyncPreemptStub.go119());
  }

  /** The same with another stub than Go's: to see that it is noticed. */
  public Lockstep onTheCore(AsyncPreemptStub stub) {
    return new Lockstep(directory, configuration, constants, mostStates, Optional.of(stub));
  }

  /** Walks until everything is compared or a difference is found. */
  public LockstepResult run() {
    return run(progress -> {});
  }

  /**
   * Walks until everything is compared or a difference is found.
   *
   * @param progress is told about once a second
   */
  public LockstepResult run(Consumer<LockstepProgress> progress) {
    try (SpecEvaluator spec = SpecEvaluator.open(directory, configuration)) {
      return new Walk(spec, progress).walk();
    }
  }

  /** One run. */
  private final class Walk {

    private final SpecEvaluator spec;
    private final Consumer<LockstepProgress> progress;
    private final Below below =
        core.map(stub -> Below.core(constants, stub)).orElseGet(() -> Below.nothing(constants));
    private final Object belowAtFirst = below.registers().snapshot();
    private final Model model = new Model(constants, below.registers());
    private final State state = model.state();
    private final SpecStates states = new SpecStates(constants);
    private final int[] enabled = new int[model.mostSteps()];
    private final Map<Integer, String> labels = new HashMap<>();
    private final long[] edgesByAction = new long[Action.values().length];
    private final Map<Visited, Visited> visited = new HashMap<>();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final long start = System.nanoTime();
    private long edges;
    private long untyped;
    private long told = start;

    Walk(SpecEvaluator spec, Consumer<LockstepProgress> progress) {
      this.spec = spec;
      this.progress = progress;
    }

    LockstepResult walk() {
      Optional<Difference> difference = Optional.empty();
      try {
        compareActions();
        compareInitialStates();
        while (!waiting.isEmpty() && visited.size() < mostStates) {
          compareSteps(waiting.remove());
          tell();
        }
      } catch (Parting parting) {
        difference = Optional.of(parting.difference);
      }
      return new LockstepResult(
          configuration.name(),
          visited.size(),
          edges,
          untyped,
          difference.isEmpty() && waiting.isEmpty(),
          taken(),
          difference,
          Duration.ofNanos(System.nanoTime() - start));
    }

    private void compareActions() {
      List<String> differences = ActionNames.differences(spec.actions());
      if (!differences.isEmpty()) {
        throw new Parting("The actions differ", differences, List.of(), "");
      }
    }

    private void compareInitialStates() {
      Map<Visited, SpecState> ofSpec = new LinkedHashMap<>();
      for (SpecState initial : spec.initialStates()) {
        ofSpec.put(new Visited(encodedInitial(initial), initial.fingerprint()), initial);
      }
      Set<Visited> ofModel =
          model.initialStates().stream()
              .map(initial -> new Visited(initial.encoded(), 0))
              .collect(Collectors.toSet());
      for (Map.Entry<Visited, SpecState> initial : ofSpec.entrySet()) {
        if (!ofModel.remove(initial.getKey())) {
          throw new Parting(
              "Only the specification has this initial state",
              List.of(),
              List.of(),
              initial.getValue().toString());
        }
        below.registers().restore(belowAtFirst);
        found(initial.getKey(), initial.getValue());
      }
      for (Visited left : ofModel) {
        throw new Parting(
            "Only the model has this initial state",
            List.of(TlaText.of(states.variables(left.encoded()))),
            List.of(),
            "");
      }
    }

    private void compareSteps(Waiting from) {
      Map<String, SpecState> successors = successors(from);
      state.copyFrom(from.visited().encoded());
      int count = model.enabled(enabled);
      if (count != successors.size()) {
        compareLabels(from, successors.keySet(), count);
      }
      for (int i = 0; i < count; i++) {
        String label = label(enabled[i]);
        SpecState successor = successors.get(label);
        if (successor == null) {
          compareLabels(from, successors.keySet(), count);
        }
        state.copyFrom(from.visited().encoded());
        below.registers().restore(from.below());
        compareSuccessor(from, enabled[i], label, successor);
      }
    }

    private Map<String, SpecState> successors(Waiting from) {
      Map<String, SpecState> successors = new HashMap<>();
      try {
        for (SpecStep step : spec.steps(from.state())) {
          SpecState other = successors.put(step.label(), step.successor());
          if (other != null && !spec.value(other).equals(spec.value(step.successor()))) {
            throw parting(from, "In the specification " + step.label() + " has two successors");
          }
        }
      } catch (SpecFailure failure) {
        throw parting(from, "TLC cannot evaluate " + failure.getMessage());
      }
      return successors;
    }

    private void compareLabels(Waiting from, Collection<String> ofSpec, int count) {
      List<String> ofModel = Arrays.stream(enabled, 0, count).mapToObj(this::label).toList();
      List<String> onlySpec = ofSpec.stream().filter(l -> !ofModel.contains(l)).sorted().toList();
      List<String> onlyModel = ofModel.stream().filter(l -> !ofSpec.contains(l)).toList();
      throw parting(
          from,
          "The enabled steps differ",
          onlySpec.isEmpty() ? "" : "only the specification has " + String.join(", ", onlySpec),
          onlyModel.isEmpty() ? "" : "only the model has " + String.join(", ", onlyModel));
    }

    private void compareSuccessor(Waiting from, int step, String label, SpecState successor) {
      byte[] ofSpec;
      try {
        model.apply(step);
        ofSpec = states.encoded(spec.value(successor));
      } catch (RuntimeException e) {
        if (spec.violated(successor).contains(TYPES)) {
          untyped++;
          return;
        }
        throw parting(from, "The model cannot follow " + label, e.toString());
      }
      byte[] ofModel = state.encoded();
      if (!Arrays.equals(ofSpec, ofModel)) {
        List<String> fields =
            FieldDifferences.between(spec.value(successor), states.variables(ofModel));
        throw parting(from, label + " leads to two states", fields.toArray(String[]::new));
      }
      Optional<String> contradiction = below.contradiction(state);
      if (contradiction.isPresent()) {
        throw parting(from, label + " and the core part", contradiction.get());
      }
      edges++;
      edgesByAction[Step.action(step).ordinal()]++;
      found(new Visited(ofModel, successor.fingerprint(), from.visited(), label), successor);
    }

    private void found(Visited candidate, SpecState specState) {
      Visited before = visited.putIfAbsent(candidate, candidate);
      if (before != null) {
        requireSame(before, candidate, specState);
        return;
      }
      Map<String, Object> there = spec.value(specState);
      Map<String, Object> back = states.variables(candidate.encoded());
      List<String> changed = FieldDifferences.between(there, back);
      if (!changed.isEmpty()) {
        throw new Parting(
            "A state comes back changed from its translation",
            changed,
            candidate.path(),
            specState.toString());
      }
      waiting.add(new Waiting(candidate, specState, below.registers().snapshot()));
    }

    /** What the model leaves out of a state must not tell states apart. */
    private void requireSame(Visited before, Visited candidate, SpecState specState) {
      if (before.fingerprint() != candidate.fingerprint()) {
        throw new Parting(
            "Two states of the specification are one in the model",
            List.of("the other one is reached by " + String.join(", ", before.path())),
            candidate.path(),
            specState.toString());
      }
    }

    private byte[] encodedInitial(SpecState initial) {
      try {
        return states.encoded(spec.value(initial));
      } catch (IllegalArgumentException e) {
        List<String> details = List.of(e.getMessage());
        throw new Parting(
            "The model has no such initial state", details, List.of(), initial.toString());
      }
    }

    private String label(int step) {
      return labels.computeIfAbsent(step, model::label);
    }

    private void tell() {
      long now = System.nanoTime();
      if (now - told >= SECOND) {
        told = now;
        progress.accept(new LockstepProgress(visited.size(), edges, waiting.size()));
      }
    }

    private Map<String, Long> taken() {
      Map<String, Long> taken = new HashMap<>();
      for (Action action : Action.values()) {
        if (edgesByAction[action.ordinal()] > 0) {
          taken.put(action.name(), edgesByAction[action.ordinal()]);
        }
      }
      return taken;
    }

    private Parting parting(Waiting from, String headline, String... details) {
      List<String> said = Arrays.stream(details).filter(detail -> !detail.isEmpty()).toList();
      return new Parting(headline, said, from.visited().path(), from.state().toString());
    }
  }

  /** Ends a walk. */
  private static final class Parting extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Difference difference;

    Parting(String headline, List<String> details, List<String> path, String state) {
      super(headline);
      difference = new Difference(headline, details, path, state);
    }
  }
}

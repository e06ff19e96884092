package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.NoSuchRecord;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.model.StateCodec;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.SpecEvaluator;
import dev.tightloop.spec.SpecFailure;
import dev.tightloop.spec.SpecState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Every predicate evaluated by TLC and by its mirror, on the same states and the same pairs of
 * states.
 */
final class TlcComparison {

  /** What evaluating a predicate comes to; an error where the spec has no value. */
  enum Outcome {
    TRUE,
    FALSE,
    ERROR
  }

  private static final String TYPE_OK = "TypeOK";

  /** How many mutated states are looked at for one on which a predicate is true, or false. */
  private static final int TRIES = 2000;

  /** The same, for a pair of states that is the step that the configuration is about. */
  private static final int TRIES_OF_STEP = 50_000;

  private final SpecDirectory directory;
  private final Map<String, Map<Outcome, Integer>> seen = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();

  TlcComparison(SpecDirectory directory) {
    this.directory = directory;
  }

  /** How often TLC found each predicate true, false, or without a value. */
  Map<String, Map<Outcome, Integer>> seen() {
    return seen;
  }

  List<String> differences() {
    return differences;
  }

  /** Compares on so many reachable states, mutated ones, and pairs of each kind. */
  void run(String name, int states, long seed) {
    SpecConfiguration spec = directory.configuration(name);
    run(spec, ModelConfiguration.of(spec), states, seed);
  }

  /** The model may have other constants than the specification. */
  void run(SpecConfiguration configuration, Configuration constants, int states, long seed) {
    try (SpecEvaluator spec = SpecEvaluator.open(directory, configuration)) {
      new OfConfiguration(configuration, constants, spec, new SplitMix64(seed)).run(states);
    }
  }

  private final class OfConfiguration {

    private final String name;
    private final SpecEvaluator spec;
    private final SplitMix64 random;
    private final Model model;
    private final StateCodec codec;
    private final Mutations mutations;
    private final List<Invariant> invariants;
    private final Map<String, Invariant> byName = new HashMap<>();
    private final List<StepProperty> stepProperties;
    private final int[] enabled;
    private final Object never;

    OfConfiguration(
        SpecConfiguration configuration,
        Configuration constants,
        SpecEvaluator spec,
        SplitMix64 random) {
      name = configuration.name();
      this.spec = spec;
      this.random = random;
      model = new Model(constants);
      codec = new StateCodec(model.configuration());
      mutations = new Mutations(model, 20, 400, random);
      invariants = Invariants.of(model, names());
      invariants.forEach(invariant -> byName.put(invariant.name(), invariant));
      List<String> properties = new ArrayList<>(Catalogue.stepProperties());
      properties.removeAll(List.of("StartsAsContract", "NeverTaken"));
      never = configuration.constants().getOrDefault("Never", "none");
      if (!never.equals("none")) {
        properties.add("NeverTaken");
      }
      stepProperties = StepProperties.of(model, properties, never.toString());
      enabled = new int[model.mostSteps()];
    }

    private static List<String> names() {
      List<String> names = new ArrayList<>();
      for (String invariant : Catalogue.invariants()) {
        names.add(invariant);
        if (!invariant.equals(TYPE_OK)) {
          names.add(invariant + "Matters");
        }
      }
      return names;
    }

    void run(int states) {
      state(model.initialStates().get(0).encoded());
      for (int i = 0; i < states; i++) {
        state(mutations.any());
        state(mutations.next(1 + random.below(4)));
        wild(mutations.wild(1 + random.below(2)));
        step(mutations.any());
        byte[] mutated = mutations.next(random.below(2));
        pair(mutated, mutations.changed(mutated, 1 + random.below(2)));
      }
      search(TRIES);
    }

    /** Mutated states on which the mirror says this, of each predicate; then TLC is asked, too. */
    void search(int tries) {
      Contract contract = new Contract(model);
      for (Contract.Action action : Contract.Action.values()) {
        search(contract, action, action.name().equals(never) ? TRIES_OF_STEP : tries);
      }
      for (Invariant invariant : invariants) {
        List<byte[]> near = mutations.those(() -> matters(invariant.name()));
        search(invariant, true, near, tries);
        search(invariant, false, near, tries);
      }
    }

    private boolean matters(String name) {
      Invariant matters = byName.get(name + "Matters");
      return matters != null && evaluated(() -> matters.holds(model.state())) == Outcome.TRUE;
    }

    private void search(Invariant invariant, boolean value, List<byte[]> near, int tries) {
      Outcome wanted = value ? Outcome.TRUE : Outcome.FALSE;
      for (int i = 0; i < tries; i++) {
        byte[] base = near.isEmpty() ? mutations.any() : near.get(random.below(near.size()));
        model.state().copyFrom(mutations.changed(base, random.below(4)));
        if (evaluated(() -> invariant.holds(model.state())) == wanted) {
          SpecState state = spec.state(codec.variables(model.state()));
          Outcome tlc = evaluated(() -> spec.holds(invariant.name(), state));
          note(invariant.name(), tlc, wanted, state);
          return;
        }
      }
    }

    private void search(Contract contract, Contract.Action action, int tries) {
      for (int i = 0; i < tries; i++) {
        byte[] before = mutations.next(random.below(2));
        byte[] after = mutations.changed(before, 1 + random.below(2));
        model.state().copyFrom(before);
        contract.from();
        model.state().copyFrom(after);
        contract.to();
        if (contract.taken(action)) {
          pair(before, after);
          return;
        }
      }
    }

    private void state(byte[] encoded) {
      model.state().copyFrom(encoded);
      SpecState state = spec.state(codec.variables(model.state()));
      for (Invariant invariant : invariants) {
        Outcome tlc = evaluated(() -> spec.holds(invariant.name(), state));
        Outcome java = evaluated(() -> invariant.holds(model.state()));
        note(invariant.name(), tlc, java, state);
      }
      Outcome tlc = evaluated(() -> spec.holds("StartsAsContract", state));
      StepProperty starts = StepProperties.of(model, List.of("StartsAsContract"), "").get(0);
      Outcome java = evaluated(() -> starts.initially(model.state()));
      note("StartsAsContract", tlc, java, state);
    }

    /**
     * Some numbers stand for no value, or for one that has another number. Of a value without a
     * type, only TypeOK has something to say.
     */
    private void wild(byte[] encoded) {
      model.state().copyFrom(encoded);
      try {
        Map<String, Object> variables = codec.variables(model.state());
        codec.read(variables, model.state());
        if (!Arrays.equals(encoded, model.state().encoded())) {
          return;
        }
        SpecState state = spec.state(variables);
        if (!spec.holds(TYPE_OK, state)) {
          Outcome java = evaluated(() -> byName.get(TYPE_OK).holds(model.state()));
          note(TYPE_OK, Outcome.FALSE, java, state);
          return;
        }
      } catch (IndexOutOfBoundsException | NullPointerException | IllegalArgumentException e) {
        return;
      }
      state(encoded);
    }

    /** A step that the model takes; none where it has none or cannot say. */
    private void step(byte[] encoded) {
      model.state().copyFrom(encoded);
      if (Mutations.step(model, enabled, random)) {
        pair(encoded, model.state().encoded());
      }
    }

    private void pair(byte[] before, byte[] after) {
      model.state().copyFrom(before);
      SpecState first = spec.state(codec.variables(model.state()));
      model.state().copyFrom(after);
      SpecState second = spec.state(codec.variables(model.state()));
      for (StepProperty property : stepProperties) {
        Outcome tlc = evaluated(() -> spec.allows(property.name(), first, second));
        Outcome java =
            evaluated(
                () -> {
                  model.state().copyFrom(before);
                  property.from(model.state());
                  model.state().copyFrom(after);
                  return property.allows(model.state());
                });
        note(property.name(), tlc, java, first, second);
      }
    }

    private void note(String predicate, Outcome tlc, Outcome java, Object... where) {
      seen.computeIfAbsent(predicate, key -> new EnumMap<>(Outcome.class))
          .merge(tlc, 1, Integer::sum);
      if (tlc != java) {
        differences.add(
            name
                + ": "
                + predicate
                + " is "
                + tlc
                + " for TLC, "
                + java
                + " here, in\n"
                + Arrays.toString(where));
      }
    }
  }

  /**
   * TLC complains where a record is read that does not exist: {@code m[Nil]}, or the PC of a frame
   * that is Nil.
   */
  private static Outcome evaluated(BooleanSupplier predicate) {
    try {
      return predicate.getAsBoolean() ? Outcome.TRUE : Outcome.FALSE;
    } catch (SpecFailure | NoSuchRecord | NullPointerException e) {
      return Outcome.ERROR;
    }
  }
}

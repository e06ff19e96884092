package dev.tightloop.properties.fuzz;

import dev.tightloop.model.Cell;
import dev.tightloop.model.Model;
import dev.tightloop.model.NoRoom;
import dev.tightloop.model.NoSuchRecord;
import dev.tightloop.model.State;
import dev.tightloop.model.StateIdentity;
import dev.tightloop.model.Step;
import dev.tightloop.properties.explore.Checks;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.schedule.Machine;
import dev.tightloop.properties.strategy.SampledRaces;
import java.util.List;

/** The model of a configuration, with what is asked of it; its actors are the threads. */
public final class ModelMachine implements Machine {

  /** What {@link #unevaluable} says begins with this. */
  public static final String UNEVALUABLE = "an action cannot be evaluated: ";

  private final Model model;
  private final State s;
  private final Checks checks;
  private final List<byte[]> initial;
  private final byte[] abstraction;
  private boolean begins;

  /** Whether the last step that was asked about led to the working state, and was allowed. */
  private boolean goesOn;

  /** Null until somebody asks. */
  private SampledRaces races;

  public ModelMachine(Model model, Checks.Maker checks) {
    this.model = model;
    s = model.state();
    this.checks = checks.of(model);
    initial = model.initialStates().stream().map(State::encoded).toList();
    abstraction = abstraction(s);
  }

  /**
   * The bits of a state that are worth telling apart: all of what has a few values, of a sequence
   * its length, and of who or which is meant only whether there is one. Registers do not count:
   * what they hold follows from where everybody is.
   */
  private static byte[] abstraction(State s) {
    byte[] mask = new byte[s.size()];
    int at = 0;
    for (Cell cell : s.layout()) {
      mask[at++] =
          switch (cell.kind()) {
            case PLAIN, LENGTH -> (byte) 0xff;
            case G, THREAD, P -> (byte) 0x80;
            case P_MASK, REGISTER -> 0;
          };
    }
    return mask;
  }

  /** Whose working state is the machine's. */
  public Model model() {
    return model;
  }

  @Override
  public int actors() {
    return model.configuration().threads();
  }

  @Override
  public String actor(int actor) {
    return model.configuration().thread(actor);
  }

  @Override
  public int initialStates() {
    return initial.size();
  }

  @Override
  public void begin(int number) {
    s.copyFrom(initial.get(number));
    begins = true;
    goesOn = false;
  }

  @Override
  public int mostSteps() {
    return model.mostSteps();
  }

  @Override
  public int enabled(int[] steps) {
    return model.enabled(steps);
  }

  @Override
  public int actorOf(int step) {
    return Step.thread(step, model.configuration());
  }

  @Override
  public String label(int step) {
    return model.label(step);
  }

  @Override
  public void take(int step) {
    if (goesOn) {
      checks.goOnFrom(s);
    } else if (checks.asksSteps()) {
      checks.from(s);
    }
    begins = false;
    goesOn = false;
    model.apply(step);
  }

  @Override
  public String violated() {
    String violated = null;
    if (begins) {
      violated = checks.violatedInitially(s);
    } else if (checks.asksSteps()) {
      violated = checks.violatedByStepTo(s);
      goesOn = violated == null;
    }
    return violated == null ? checks.violatedBy(s) : violated;
  }

  @Override
  public String stuck() {
    return checks.deadlock() ? Checks.DEADLOCK : null;
  }

  @Override
  public String unevaluable(RuntimeException thrown) {
    return thrown instanceof NoSuchRecord || thrown instanceof NoRoom
        ? UNEVALUABLE + thrown.getMessage()
        : null;
  }

  /** As {@link SampledRaces} says. */
  @Override
  public boolean races(int taken, int waiting) {
    if (races == null) {
      races = ModelRaces.of(model.configuration());
    }
    return races.between(taken, waiting);
  }

  @Override
  public byte[] encoded() {
    return s.encoded();
  }

  @Override
  public void restore(byte[] encoded) {
    s.copyFrom(encoded);
    begins = false;
    goesOn = false;
  }

  @Override
  public long fingerprint() {
    return s.fingerprint();
  }

  /** Pairs of these are covered: where threads are, statuses, requests, counts; not who is who. */
  @Override
  public long abstraction() {
    return s.fingerprint(abstraction);
  }

  @Override
  public long identity() {
    return StateIdentity.of(model.configuration());
  }

  @Override
  public List<Evaluations> evaluations() {
    return checks.evaluations();
  }
}

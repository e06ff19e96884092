package dev.tightloop.properties.live;

import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.ModelMachine;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.invariants.Evaluations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What live runs of a configuration came to, one after the other, each of them replayed. */
public final class LiveFigures {

  private final Target target;
  private final Actors actors;
  private final Promises promises;
  private final int[] stepsOf;
  private final Set<Long> identities = new HashSet<>();
  private long runs;
  private long steps;
  private long overtaken;
  private long switches;
  private long preemptions;
  private Duration time = Duration.ZERO;
  private List<Evaluations> evaluations = List.of();
  private Optional<Found> found = Optional.empty();

  public LiveFigures(Target target) {
    this.target = target;
    actors = new ThreadsAndKernel(target.configuration());
    promises = new Promises(target.configuration(), target.temporal());
    stepsOf = new int[actors.count()];
  }

  /**
   * Ends a run, replays it and adds what it came to.
   *
   * @throws IllegalStateException if the replay is not as the run was
   */
  public void add(LiveRun run) {
    LiveResult result = run.result();
    Turns turns = LiveReplay.of(target, actors, result);
    runs++;
    steps += result.steps().length;
    overtaken += result.overtaken();
    switches += turns.switches();
    preemptions += turns.preemptions();
    identities.add(turns.identity());
    time = time.plus(result.time());
    for (int step : result.steps()) {
      stepsOf[actors.of(step)]++;
    }
    evaluations = Evaluations.sum(evaluations, result.evaluations());
    found = found.or(result::found);
    follow(result);
  }

  private void follow(LiveResult result) {
    if (promises.count() == 0) {
      return;
    }
    ModelMachine machine = target.machine();
    machine.begin(result.initial());
    promises.begin(machine.model().state());
    for (int step : result.steps()) {
      machine.take(step);
      promises.see(machine.model().state());
    }
  }

  public long runs() {
    return runs;
  }

  /** How many of the runs took other steps, or in another order, than all before them. */
  public long differentRuns() {
    return identities.size();
  }

  /** Of all runs. */
  public long steps() {
    return steps;
  }

  /** What each actor took of them: {@code m1 3,012}. */
  public List<String> shares() {
    List<String> shares = new ArrayList<>();
    for (int i = 0; i < stepsOf.length; i++) {
      shares.add("%s %,d".formatted(actors.name(i), stepsOf[i]));
    }
    return shares;
  }

  /** Steps that came too late, because another's came between a look at the state and them. */
  public long overtaken() {
    return overtaken;
  }

  /** Steps whose actor is not that of the step before. */
  public long switches() {
    return switches;
  }

  /** Switches away from an actor that could have gone on. */
  public long preemptions() {
    return preemptions;
  }

  /** That the runs took, without their replays. */
  public Duration time() {
    return time;
  }

  public List<Evaluations> evaluations() {
    return evaluations;
  }

  /** What must happen sooner or later, and how often it did. */
  public Promises promises() {
    return promises;
  }

  /** The first violation. */
  public Optional<Found> found() {
    return found;
  }
}

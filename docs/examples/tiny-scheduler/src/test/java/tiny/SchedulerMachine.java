package tiny;

import dev.tightloop.properties.schedule.Machine;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The scheduler as Tightloop sees it: which steps are possible, whose they are, and what is wrong.
 *
 * <p>Each actor has at most one step at a time, which is named after where the actor is; a step's
 * number says both.
 */
final class SchedulerMachine implements Machine {

  static final String RUNS_ONCE = "EachTaskRunsOnce";
  static final String NOBODY_SLEEPS = "NobodySleepsWhileThereIsWork";

  private static final List<String> ACTORS = List.of("submitter", "worker 1", "worker 2");
  private static final int PLACES = 8;

  private final Set<Bug> bugs;
  private Scheduler scheduler;

  SchedulerMachine(Bug... bugs) {
    this.bugs = Set.of(bugs);
  }

  @Override
  public int actors() {
    return ACTORS.size();
  }

  @Override
  public String actor(int actor) {
    return ACTORS.get(actor);
  }

  @Override
  public int initialStates() {
    return 1;
  }

  @Override
  public void begin(int initial) {
    scheduler = new Scheduler(bugs);
  }

  @Override
  public int mostSteps() {
    return ACTORS.size();
  }

  @Override
  public int enabled(int[] steps) {
    int count = 0;
    if (scheduler.submits()) {
      steps[count++] = scheduler.submitter.ordinal();
    }
    for (int i = 0; i < Scheduler.WORKERS; i++) {
      if (scheduler.works(i)) {
        steps[count++] = (i + 1) * PLACES + scheduler.workers[i].ordinal();
      }
    }
    return count;
  }

  @Override
  public int actorOf(int step) {
    return step / PLACES;
  }

  @Override
  public String label(int step) {
    Enum<?>[] places =
        actorOf(step) == 0 ? Scheduler.Submitter.values() : Scheduler.Worker.values();
    return actor(actorOf(step)) + ": " + places[step % PLACES];
  }

  @Override
  public void take(int step) {
    if (actorOf(step) == 0) {
      scheduler.submit();
    } else {
      scheduler.work(actorOf(step) - 1);
    }
  }

  /** Asked after every step. */
  @Override
  public String violated() {
    return Arrays.stream(scheduler.runs).anyMatch(runs -> runs > 1) ? RUNS_ONCE : null;
  }

  /** Asked when nobody has anything to do any more. */
  @Override
  public String stuck() {
    return scheduler.taken < scheduler.put ? NOBODY_SLEEPS : null;
  }

  @Override
  public long fingerprint() {
    return Arrays.deepHashCode(
        new Object[] {
          scheduler.submitter.ordinal(),
          Arrays.stream(scheduler.workers).mapToInt(Enum::ordinal).toArray(),
          scheduler.task,
          scheduler.idle,
          scheduler.put,
          scheduler.taken,
          scheduler.runs
        });
  }
}

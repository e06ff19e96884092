package tiny;

import java.util.Set;

/**
 * A submitter, two workers, and a queue between them.
 *
 * <p>It is written as the atomic steps that it consists of: each method of an actor is what the
 * actor does between two moments at which another may come in.
 */
public final class Scheduler {

  /** Where the submitter is: with each task, it puts it and then wakes somebody. */
  public enum Submitter {
    PUT,
    WAKE,
    DONE
  }

  /** Where a worker is. */
  public enum Worker {
    LOOK,
    TAKE,
    RUN,
    ANNOUNCE,
    LOOK_AGAIN,
    SLEEP,
    ASLEEP
  }

  public static final int WORKERS = 2;
  public static final int TASKS = 3;

  private final Set<Bug> bugs;

  Submitter submitter = Submitter.PUT;
  final Worker[] workers = {Worker.LOOK, Worker.LOOK};

  /** Which task a worker has, or is about to take. */
  final int[] task = new int[WORKERS];

  /** Who is about to sleep or sleeps, and may be woken. */
  final boolean[] idle = new boolean[WORKERS];

  /** How many tasks were put, and how many of them taken. */
  int put;

  int taken;

  /** How often each task has run. */
  final int[] runs = new int[TASKS];

  public Scheduler(Set<Bug> bugs) {
    this.bugs = Set.copyOf(bugs);
  }

  /** Whether the submitter has anything to do. */
  public boolean submits() {
    return submitter != Submitter.DONE;
  }

  /** Whether a worker has anything to do. */
  public boolean works(int worker) {
    return workers[worker] != Worker.ASLEEP;
  }

  /** A step of the submitter. */
  public void submit() {
    if (submitter == Submitter.PUT) {
      put++;
      submitter = Submitter.WAKE;
      return;
    }
    wakeOne();
    submitter = put < TASKS ? Submitter.PUT : Submitter.DONE;
  }

  /** Whoever is not asleep yet will see, when it wants to sleep, that it was woken. */
  private void wakeOne() {
    for (int i = 0; i < WORKERS; i++) {
      if (idle[i]) {
        idle[i] = false;
        if (workers[i] == Worker.ASLEEP) {
          workers[i] = Worker.LOOK;
        }
        return;
      }
    }
  }

  /** A step of a worker. */
  public void work(int worker) {
    workers[worker] =
        switch (workers[worker]) {
          case LOOK -> taken < put ? found(worker) : nothingFound();
          case TAKE -> take(worker);
          case RUN -> run(worker);
          case ANNOUNCE -> announce(worker);
          case LOOK_AGAIN -> lookAgain(worker);
          case SLEEP, ASLEEP -> sleep(worker);
        };
  }

  private Worker found(int worker) {
    task[worker] = taken;
    return bugs.contains(Bug.takesWithoutLock) ? Worker.TAKE : take(worker);
  }

  private Worker nothingFound() {
    return bugs.contains(Bug.sleepsWithoutLookingAgain) ? Worker.SLEEP : Worker.ANNOUNCE;
  }

  private Worker take(int worker) {
    taken = task[worker] + 1;
    return Worker.RUN;
  }

  private Worker run(int worker) {
    runs[task[worker]]++;
    return Worker.LOOK;
  }

  private Worker announce(int worker) {
    idle[worker] = true;
    return Worker.LOOK_AGAIN;
  }

  private Worker lookAgain(int worker) {
    if (taken == put) {
      return Worker.SLEEP;
    }
    idle[worker] = false;
    return Worker.LOOK;
  }

  private Worker sleep(int worker) {
    if (bugs.contains(Bug.sleepsWithoutLookingAgain)) {
      idle[worker] = true;
    }
    return idle[worker] ? Worker.ASLEEP : Worker.LOOK;
  }
}

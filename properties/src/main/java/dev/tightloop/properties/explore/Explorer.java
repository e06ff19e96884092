package dev.tightloop.properties.explore;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Evaluations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One search; see the package. Only {@link #progress} and {@link #interrupt} are for other threads.
 *
 * <p>Between rounds of the workers nobody touches the set of fingerprints and the levels: there the
 * set grows, and a checkpoint is saved. A round ends with the level, or when one of these is due,
 * and a worker stops only between two blocks, so that what is left is a number of whole blocks.
 */
public final class Explorer {

  private static final int ROOMS_SHARE_OF_MEMORY = 4;

  /** Over this the set is too slow to go on with, {@link FingerprintSet#FULL_PERCENT} is better. */
  private static final int LAST_PERCENT = 93;

  /** What was saved at {@link #LAST_PERCENT} fits in again, with what the last blocks added. */
  private static final int MOST_LOADED_PERCENT = 96;

  /** What a worker may add before it looks up again. */
  private static final int MOST_OF_A_BLOCK = 1 << 13;

  /** One of so many places is empty when the set grows, so that all workers' blocks fit in. */
  private static final int SPARE_PLACES = 5;

  private final Task task;
  private final Options options;
  private final FingerprintSet set = new FingerprintSet();
  private final Rooms rooms;
  private final Counts counts = new Counts();
  private final List<Worker> workers = new ArrayList<>();
  private final long start = System.nanoTime();
  private volatile boolean interrupted;
  private volatile boolean violated;
  private volatile int depth;
  private volatile Level level;
  private volatile Level next;
  private List<Evaluations> evaluationsBefore = List.of();
  private long full;
  private long checkpointAt;

  /**
   * @throws IllegalArgumentException if the memory is less than what an empty set takes
   */
  public Explorer(Task task, Options options) {
    this.task = task;
    this.options = options;
    while (set.places() < (long) options.threads() * MOST_OF_A_BLOCK * SPARE_PLACES) {
      set.grow();
    }
    if (options.memory() < 2 * set.bytes()) {
      throw new IllegalArgumentException(
          "the memory must be at least " + (2 * set.bytes() >> 10) + " KiB");
    }
    State s = task.model().state();
    rooms = new Rooms(s.size(), 0);
    rooms.limit(memoryForRooms());
    for (int i = 0; i < options.threads(); i++) {
      workers.add(new Worker(task, set, rooms));
    }
    level = new Level(rooms);
    next = new Level(rooms);
  }

  /** Asks {@link #run} to end soon, with a checkpoint if there is a directory for it. */
  public void interrupt() {
    interrupted = true;
  }

  public Progress progress() {
    return new Progress(
        counts.generated(),
        counts.distinct(),
        depth,
        level.statesLeft() + next.statesLeft(),
        set.bytes() + rooms.bytes(),
        rooms.bytes());
  }

  /**
   * Searches.
   *
   * @throws BadCheckpoint if there is nothing to go on from, or nowhere to save to
   * @throws InterruptedException if this thread is interrupted
   */
  public Exploration run() throws InterruptedException {
    if (options.checkpoint().isEmpty()) {
      return explored();
    }
    CheckpointDirectory directory = new CheckpointDirectory(options.checkpoint().get());
    try {
      return explored();
    } finally {
      directory.close();
    }
  }

  private Exploration explored() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(options.threads(), Explorer::daemon);
    try {
      begin();
      while (level.statesLeft() > 0 && !violated) {
        String stop = expandLevel(threads);
        if (stop != null && !violated) {
          options.checkpoint().ifPresent(directory -> saved().save(directory));
          return exploration(new Outcome.Stopped(stop));
        }
        if (next.statesLeft() > 0) {
          depth++;
        }
        level.close();
        level = next;
        next = new Level(rooms);
      }
      Exploration exploration = exploration(new Outcome.Holds());
      return violated ? withPath(exploration) : exploration;
    } finally {
      threads.shutdownNow();
      free();
    }
  }

  /** The search for the path needs the memory that this one had, and more for its notes. */
  private Exploration withPath(Exploration exploration) {
    free();
    return new PathSearch(task, HeapRoom.bytes(), () -> interrupted).run(exploration);
  }

  /** Whoever comes next, as a check of temporal properties, needs the memory. */
  private void free() {
    level.close();
    next.close();
    level = new Level(rooms);
    next = level;
    set.free();
    rooms.free();
  }

  /** What the set leaves, without the room that each worker writes to. */
  private long memoryForRooms() {
    long left = options.memory() - set.bytes() - (options.threads() + 1L) * rooms.size();
    return Math.max(0, Math.min(options.memory() / ROOMS_SHARE_OF_MEMORY, left));
  }

  /** Makes room for the states of a checkpoint, if the memory suffices. */
  private boolean hasRoomFor(long states) {
    while (states > set.places() / 100 * FingerprintSet.FULL_PERCENT
        && set.bytesToGrow() <= options.memory()
        && set.grow()) {
      rooms.limit(memoryForRooms());
    }
    return states <= set.places() / 100 * MOST_LOADED_PERCENT;
  }

  private void begin() {
    if (options.resume().isPresent()) {
      Checkpoint checkpoint =
          Checkpoint.load(
              options.resume().get(), identity(), set, this::hasRoomFor, rooms, level, next);
      depth = checkpoint.depth();
      counts.add(checkpoint.generated(), checkpoint.distinct());
      evaluationsBefore = checkpoint.evaluations();
    } else {
      depth = 1;
      Worker first = workers.get(0);
      for (State initial : task.model().initialStates()) {
        first.begin(initial, level, counts);
      }
      violated = first.foundViolation();
    }
    checkpointAt = System.nanoTime() + options.every().toNanos();
    mayFillTo(FingerprintSet.FULL_PERCENT);
  }

  /**
   * Goes on until the level is done or something is violated.
   *
   * @return why it stopped before, null if it did not
   */
  private String expandLevel(ExecutorService threads) throws InterruptedException {
    while (level.statesLeft() > 0 && !violated) {
      if (interrupted) {
        return "interrupted";
      }
      if (hasSeenEnough()) {
        return "as many states as wanted were seen";
      }
      if (next.trouble() != null) {
        return next.trouble();
      }
      if (isFull() && !grown()) {
        return "the memory is spent";
      }
      if (checkpointIsDue()) {
        saved().save(options.checkpoint().get());
        checkpointAt = System.nanoTime() + options.every().toNanos();
      }
      round(threads);
    }
    return null;
  }

  private void round(ExecutorService threads) throws InterruptedException {
    List<Future<?>> running = new ArrayList<>();
    for (Worker worker : workers) {
      running.add(
          threads.submit(
              () -> {
                worker.work(level, next, this::roundEnds, counts);
                if (worker.foundViolation()) {
                  violated = true;
                }
              }));
    }
    for (Future<?> each : running) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause());
      }
    }
  }

  private boolean roundEnds() {
    return violated
        || interrupted
        || hasSeenEnough()
        || next.trouble() != null
        || isFull()
        || checkpointIsDue();
  }

  private boolean hasSeenEnough() {
    return counts.distinct() >= options.states();
  }

  private boolean checkpointIsDue() {
    return options.checkpoint().isPresent() && System.nanoTime() - checkpointAt >= 0;
  }

  private boolean isFull() {
    return counts.distinct() > full;
  }

  private boolean grown() {
    while (isFull()) {
      if (set.bytesToGrow() + rooms.bytes() <= options.memory() && set.grow()) {
        rooms.limit(memoryForRooms());
        mayFillTo(FingerprintSet.FULL_PERCENT);
      } else {
        mayFillTo(LAST_PERCENT);
        return !isFull();
      }
    }
    return true;
  }

  private void mayFillTo(int percent) {
    long reserved = Math.min(set.places() / 20, (long) options.threads() * MOST_OF_A_BLOCK);
    full = set.places() / 100 * percent - reserved;
  }

  private Checkpoint saved() {
    return new Checkpoint(
        identity(), depth, counts.generated(), counts.distinct(), evaluations(), set, level, next);
  }

  /** All workers' and the checkpoint's; not while a worker is at work. */
  private List<Evaluations> evaluations() {
    List<Evaluations> sum = evaluationsBefore;
    for (Worker worker : workers) {
      sum = Evaluations.sum(sum, worker.evaluations());
    }
    return sum;
  }

  private String identity() {
    return task.identity()
        + ", "
        + task.model().state().size()
        + " bytes a state"
        + Checkpoint.CODE
        + CodeIdentity.of(Model.class, Explorer.class);
  }

  private Exploration exploration(Outcome outcome) {
    return new Exploration(
        outcome,
        counts.generated(),
        counts.distinct(),
        depth,
        level.statesLeft() + next.statesLeft(),
        set.bytes(),
        Duration.ofNanos(System.nanoTime() - start),
        evaluations());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "explore");
    thread.setDaemon(true);
    return thread;
  }
}

package dev.tightloop.properties.explore;

import dev.tightloop.model.Model;
import dev.tightloop.model.NoRoom;
import dev.tightloop.model.NoSuchRecord;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.Evaluations;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Takes blocks of a level and makes blocks of the next one.
 *
 * <p>Successors wait in a batch until there are {@value #BATCH}: their places in the set are read
 * first, all of them, so that the processor waits for memory once and not for each.
 */
final class Worker {

  private static final int BATCH = 64;

  private final Model model;
  private final State s;
  private final int size;
  private final Checks checks;
  private final Reduction reduction;
  private final FingerprintSet set;
  private final Rooms rooms;
  private final BlockReader reader;
  private final BlockWriter writer;
  private final byte[] buffer;
  private final int[] steps;
  private final byte[] batch;
  private final long[] fingerprints = new long[BATCH];
  private int waiting;
  private Level next;
  private long generated;
  private long added;
  private boolean violated;

  /** Reads done for their effect on the processor's caches alone; kept so that they are done. */
  private long touched;

  Worker(Task task, FingerprintSet set, Rooms rooms) {
    model = task.model();
    s = model.state();
    size = s.size();
    checks = task.checks().of(model);
    reduction = task.reduction().of(model);
    this.set = set;
    this.rooms = rooms;
    reader = new BlockReader(size);
    writer = new BlockWriter(size);
    buffer = new byte[rooms.size()];
    steps = new int[model.mostSteps()];
    batch = new byte[BATCH * size];
  }

  /** Works until there is no block left, or somebody calls a halt, or something is violated. */
  void work(Level level, Level to, BooleanSupplier halted, Counts counts) {
    next = to;
    while (!violated && !halted.getAsBoolean()) {
      Block block = level.claim();
      if (block == null) {
        break;
      }
      expand(level, block);
      level.release(block);
      counts.add(generated, added);
      generated = 0;
      added = 0;
    }
    if (writer.isOpen()) {
      next.add(writer.close());
    }
  }

  /** Whether a state or step was found that is not allowed, or cannot be evaluated. */
  boolean foundViolation() {
    return violated;
  }

  /** What this worker has asked so far. */
  List<Evaluations> evaluations() {
    return checks.evaluations();
  }

  /** Puts an initial state into the first level. */
  void begin(State initial, Level first, Counts counts) {
    next = first;
    s.copyFrom(initial.encoded());
    violated |= checks.violatedInitially(s) != null;
    if (reduction != null) {
      reduction.canonical(s);
    }
    push();
    flush();
    counts.add(generated, added);
    generated = 0;
    added = 0;
    if (writer.isOpen()) {
      next.add(writer.close());
    }
  }

  private void expand(Level level, Block block) {
    reader.open(level.bytes(block, buffer), block.states());
    byte[] state = reader.state();
    try {
      while (reader.next()) {
        s.copyFrom(state);
        if (checks.asksSteps()) {
          checks.from(s);
        }
        boolean some = successors(state);
        violated |= !some && checks.deadlock();
      }
      flush();
    } catch (NoSuchRecord | NoRoom e) {
      violated = true;
      waiting = 0;
    }
  }

  private boolean successors(byte[] state) {
    int count = reduction == null ? 0 : reduction.ample(s, steps);
    if (count == 0) {
      count = model.candidates(steps);
    }
    boolean some = false;
    for (int i = 0; i < count; i++) {
      if (model.take(steps[i])) {
        some = true;
        if (checks.asksSteps()) {
          violated |= checks.violatedByStepTo(s) != null;
        }
        if (reduction != null) {
          reduction.canonical(s);
        }
        push();
        s.copyFrom(state);
      }
    }
    return some;
  }

  private void push() {
    generated++;
    fingerprints[waiting] = s.fingerprint();
    s.copyTo(batch, waiting * size);
    if (++waiting == BATCH) {
      flush();
    }
  }

  private void flush() {
    int count = waiting;
    waiting = 0;
    long read = 0;
    for (int i = 0; i < count; i++) {
      read += set.touch(fingerprints[i]);
    }
    touched = read;
    for (int i = 0; i < count; i++) {
      if (set.add(fingerprints[i])) {
        keep(i * size);
      }
    }
  }

  private void keep(int at) {
    added++;
    s.copyFrom(batch, at);
    violated |= checks.violatedBy(s) != null;
    if (!writer.isOpen()) {
      writer.open(rooms.take());
    }
    writer.append(batch, at);
    if (writer.isFull()) {
      next.add(writer.close());
    }
  }
}

package dev.tightloop.properties.explore;

import dev.tightloop.model.Model;
import dev.tightloop.model.NoRoom;
import dev.tightloop.model.NoSuchRecord;
import dev.tightloop.model.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The search once more, by one thread and in order, with a note of where each state came from. It
 * ends with the level that violates something; of the shortest counterexamples it takes the first.
 *
 * <p>States are numbered in the order in which they are found; the note of a state is the number of
 * the one before and the step, in one long.
 */
final class PathSearch {

  private static final int CHUNK = 1 << 16;
  private static final int STEP_BITS = 26;
  private static final long STEP = (1L << STEP_BITS) - 1;

  private final Model model;
  private final long memory;
  private final BooleanSupplier interrupted;
  private final State s;
  private final Checks checks;
  private final Reduction reduction;
  private final FingerprintSet set = new FingerprintSet();
  private final Rooms rooms;
  private final BlockWriter writer;
  private final List<long[]> notes = new ArrayList<>();
  private final int[] steps;
  private List<Block> next = new ArrayList<>();
  private long found;
  private long generated;
  private int depth;
  private String violated;
  private boolean failed;
  private boolean heapIsFull;
  private long last;
  private int lastStep;
  private int lastDepth;

  /**
   * @param memory bytes for fingerprints, notes and levels; if they do not suffice, there is a
   *     violation without a path
   * @param interrupted whether to give up
   */
  PathSearch(Task task, long memory, BooleanSupplier interrupted) {
    this.memory = memory;
    this.interrupted = interrupted;
    model = task.model();
    s = model.state();
    checks = task.checks().of(model);
    reduction = task.reduction().of(model);
    rooms = new Rooms(s.size(), Long.MAX_VALUE);
    writer = new BlockWriter(s.size());
    steps = new int[model.mostSteps()];
  }

  /**
   * What the levels from the first violate; the counts are those of the search as far as it went.
   */
  Exploration run(Exploration before) {
    List<State> initial = model.initialStates();
    depth = 1;
    for (int i = 0; i < initial.size(); i++) {
      s.copyFrom(initial.get(i).encoded());
      note(checks.violatedInitially(s), found, i, 1, false);
      canonical();
      long number = found;
      if (add(0, i)) {
        note(checks.violatedBy(s), number, i, 1, false);
      }
    }
    for (long expanded = 0; violated == null && expanded < found; ) {
      closeBlock();
      List<Block> level = next;
      next = new ArrayList<>();
      for (Block block : level) {
        expanded = expand(block, expanded);
        if (isSpent()) {
          return without("the memory is spent", before);
        }
        if (interrupted.getAsBoolean()) {
          return without("the search was interrupted", before);
        }
      }
      depth++;
    }
    if (violated == null) {
      throw new IllegalStateException("the search found a violation that is not there");
    }
    Counterexample path = path();
    Outcome outcome =
        failed ? new Outcome.Failed(violated, path) : new Outcome.Violated(violated, path);
    return exploration(outcome, before);
  }

  private Exploration without(String path, Exploration before) {
    String reason = "there is a violation, but " + path + " on the way to it";
    return exploration(new Outcome.Stopped(reason), before);
  }

  private Exploration exploration(Outcome outcome, Exploration before) {
    return new Exploration(
        outcome,
        generated,
        found,
        depth,
        0,
        before.setBytes(),
        before.duration(),
        checks.evaluations());
  }

  private boolean isSpent() {
    long ofNotes = (long) notes.size() * CHUNK * Long.BYTES;
    return heapIsFull || set.bytesToGrow() + rooms.bytes() + ofNotes > memory;
  }

  private long expand(Block block, long first) {
    long number = first;
    BlockReader reader = new BlockReader(s.size());
    reader.open(block.bytes(), block.states());
    while (reader.next()) {
      s.copyFrom(reader.state());
      try {
        expand(reader.state(), number);
      } catch (NoSuchRecord | NoRoom e) {
        note("an action cannot be evaluated: " + e.getMessage(), number, -1, depth, true);
      }
      number++;
    }
    rooms.giveBack(block.bytes());
    return number;
  }

  private void expand(byte[] state, long number) {
    if (checks.asksSteps()) {
      checks.from(s);
    }
    int count = reduction == null ? 0 : reduction.ample(s, steps);
    if (count == 0) {
      count = model.candidates(steps);
    }
    boolean some = false;
    for (int i = 0; i < count; i++) {
      if (model.take(steps[i])) {
        some = true;
        note(checks.violatedByStepTo(s), number, steps[i], depth + 1, false);
        canonical();
        if (add(number, steps[i])) {
          note(checks.violatedBy(s), number, steps[i], depth + 1, false);
        }
        s.copyFrom(state);
      }
    }
    if (!some && checks.deadlock()) {
      note(Checks.DEADLOCK, number, -1, depth, false);
    }
  }

  private void canonical() {
    if (reduction != null) {
      reduction.canonical(s);
    }
  }

  private boolean add(long before, int step) {
    generated++;
    heapIsFull |= !set.reserve(found + 1);
    if (!set.add(s.fingerprint())) {
      return false;
    }
    if (found % CHUNK == 0) {
      notes.add(new long[CHUNK]);
    }
    notes.get((int) (found / CHUNK))[(int) (found % CHUNK)] = before << STEP_BITS | step;
    found++;
    if (!writer.isOpen()) {
      writer.open(rooms.take());
    }
    writer.append(s.encoded(), 0);
    if (writer.isFull()) {
      closeBlock();
    }
    return true;
  }

  private void closeBlock() {
    if (writer.isOpen()) {
      next.add(writer.close());
    }
  }

  /** Of counterexamples of the same length, the first stays. */
  private void note(String what, long before, int step, int length, boolean failure) {
    if (what != null && (violated == null || length < lastDepth)) {
      violated = what;
      failed = failure;
      last = before;
      lastStep = step;
      lastDepth = length;
    }
  }

  /** Walks back along the notes, then forth on the model. */
  private Counterexample path() {
    Deque<Integer> walk = new ArrayDeque<>();
    long at = last;
    if (lastDepth == 1) {
      walk.push(lastStep < 0 ? noteStep(at) : lastStep);
    } else {
      if (lastStep >= 0) {
        walk.push(lastStep);
      }
      for (int i = walk.size() + 1; i < lastDepth; i++) {
        walk.push(noteStep(at));
        at = noteOf(at) >>> STEP_BITS;
      }
      walk.push(noteStep(at));
    }
    State initial = model.initialStates().get(walk.pop());
    return replayed(initial, new ArrayList<>(walk));
  }

  private long noteOf(long state) {
    return notes.get((int) (state / CHUNK))[(int) (state % CHUNK)];
  }

  private int noteStep(long state) {
    return (int) (noteOf(state) & STEP);
  }

  private Counterexample replayed(State initial, List<Integer> walk) {
    List<String> labels = new ArrayList<>();
    List<byte[]> states = new ArrayList<>();
    s.copyFrom(initial.encoded());
    states.add(s.encoded());
    if (reduction == null) {
      for (int step : walk) {
        model.apply(step);
        labels.add(model.label(step));
        states.add(s.encoded());
      }
      return new Counterexample(labels, states);
    }
    canonical();
    byte[] representative = s.encoded();
    s.copyFrom(initial.encoded());
    for (int step : walk) {
      representative = unfolded(representative, step, labels, states);
    }
    return new Counterexample(labels, states);
  }

  /**
   * Takes a step that leads from the working state to one that is symmetric to where the step leads
   * from the representative.
   */
  private byte[] unfolded(
      byte[] representative, int step, List<String> labels, List<byte[]> states) {
    byte[] here = states.get(states.size() - 1);
    s.copyFrom(representative);
    model.apply(step);
    canonical();
    byte[] wanted = s.encoded();
    s.copyFrom(here);
    int count = model.enabled(steps);
    for (int i = 0; i < count; i++) {
      model.apply(steps[i]);
      byte[] there = s.encoded();
      canonical();
      if (Arrays.equals(s.encoded(), wanted)) {
        labels.add(model.label(steps[i]));
        states.add(there);
        s.copyFrom(there);
        return wanted;
      }
      s.copyFrom(here);
    }
    throw new IllegalStateException("no step is symmetric to " + model.label(step));
  }
}

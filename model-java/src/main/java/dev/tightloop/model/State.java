package dev.tightloop.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One state of the machine: the variables of {@code spec/Runtime.tla}, in cells of a byte.
 *
 * <p>Read {@code s.g.preempt(gp)} as {@code g[gp].preempt}. Two states are equal exactly if their
 * TLA+ states are: every cell is part of the state, and unused places of a sequence are zero. Where
 * a cell is depends on the configuration alone, so {@link #copyTo} and {@link #copyFrom} move whole
 * states without allocating.
 */
public final class State {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] cells;
  private final Configuration constants;

  /** The goroutines. */
  public final GCells g;

  /** The threads as the runtime sees them: those of M. */
  public final MCells m;

  /** The processors. */
  public final PCells p;

  /** The scheduler's own. */
  public final SchedCells sched;

  /** The threads as kernel and processor see them: M, sysmon's, CThread. */
  public final ThreadCells thread;

  /** All cells zero: not yet a state of the machine; see {@link Model#initialStates}. */
  State(Configuration constants) {
    this.constants = constants;
    int gAt = 0;
    int mAt = gAt + constants.goroutines() * GCells.size(constants);
    int pAt = mAt + constants.machines() * MCells.size(constants);
    int schedAt = pAt + constants.processors() * PCells.size(constants);
    int threadAt = schedAt + SchedCells.size(constants);
    int end = threadAt + constants.threads() * ThreadCells.size(constants);
    cells = new byte[(end + Long.BYTES - 1) / Long.BYTES * Long.BYTES];
    g = new GCells(cells, gAt, constants.goroutines(), constants);
    m = new MCells(cells, mAt, constants.machines(), constants);
    p = new PCells(cells, pAt, constants.processors(), constants);
    sched = new SchedCells(cells, schedAt, constants);
    thread = new ThreadCells(cells, threadAt, constants.threads(), constants);
  }

  /** Bytes of an encoded state; a multiple of 8, the last ones always zero. */
  public int size() {
    return cells.length;
  }

  /** The encoded state. */
  public byte[] encoded() {
    return cells.clone();
  }

  public void copyTo(byte[] encoded) {
    copyTo(encoded, 0);
  }

  public void copyTo(byte[] encoded, int at) {
    System.arraycopy(cells, 0, encoded, at, cells.length);
  }

  public void copyFrom(byte[] encoded) {
    copyFrom(encoded, 0);
  }

  public void copyFrom(byte[] encoded, int at) {
    System.arraycopy(encoded, at, cells, 0, cells.length);
  }

  /** Becomes the same state as another of the same configuration. */
  void copyFrom(State other) {
    copyFrom(other.cells);
  }

  /**
   * A hash of 64 bits: two lanes of 64-bit words, each step a 64 x 64 bit product whose halves are
   * folded by exclusive or. The same on every machine.
   */
  public long fingerprint() {
    long a = 0x9e3779b97f4a7c15L;
    long b = 0xbf58476d1ce4e5b9L;
    int at = 0;
    for (; at + 2 * Long.BYTES <= cells.length; at += 2 * Long.BYTES) {
      a = folded((long) LONGS.get(cells, at) ^ a, 0xa0761d6478bd642fL);
      b = folded((long) LONGS.get(cells, at + Long.BYTES) ^ b, 0xe7037ed1a0b428dbL);
    }
    if (at < cells.length) {
      a = folded((long) LONGS.get(cells, at) ^ a, 0xa0761d6478bd642fL);
    }
    return folded(a ^ 0x8ebc6af09c88c6e3L, b ^ 0x589965cc75374cc3L);
  }

  /**
   * A hash of some bits of the cells alone, as good as {@link #fingerprint}.
   *
   * @param mask the bits of each cell that count; at least {@link #size} long
   */
  public long fingerprint(byte[] mask) {
    long a = 0x9e3779b97f4a7c15L;
    long b = 0xbf58476d1ce4e5b9L;
    int at = 0;
    for (; at + 2 * Long.BYTES <= cells.length; at += 2 * Long.BYTES) {
      a = folded(masked(mask, at) ^ a, 0xa0761d6478bd642fL);
      b = folded(masked(mask, at + Long.BYTES) ^ b, 0xe7037ed1a0b428dbL);
    }
    if (at < cells.length) {
      a = folded(masked(mask, at) ^ a, 0xa0761d6478bd642fL);
    }
    return folded(a ^ 0x8ebc6af09c88c6e3L, b ^ 0x589965cc75374cc3L);
  }

  private long masked(byte[] mask, int at) {
    return (long) LONGS.get(cells, at) & (long) LONGS.get(mask, at);
  }

  private static long folded(long x, long y) {
    return x * y ^ Math.multiplyHigh(x, y);
  }

  /** What each cell is, in order; the zeros at the end have no entry. */
  public List<Cell> layout() {
    List<Cell> layout = new ArrayList<>();
    for (int gp = 0; gp < constants.goroutines(); gp++) {
      GCells.describe(new Listing(layout, "g", gp), constants);
    }
    for (int mp = 0; mp < constants.machines(); mp++) {
      MCells.describe(new Listing(layout, "m", mp), constants);
    }
    for (int pp = 0; pp < constants.processors(); pp++) {
      PCells.describe(new Listing(layout, "p", pp), constants);
    }
    SchedCells.describe(new Listing(layout, "sched", 0), constants);
    for (int t = 0; t < constants.threads(); t++) {
      ThreadCells.describe(new Listing(layout, "thread", t), constants);
    }
    return Collections.unmodifiableList(layout);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof State that && Arrays.equals(cells, that.cells);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells);
  }

  private record Listing(List<Cell> cells, String variable, int record) implements Cell.Sink {

    @Override
    public void cell(String field, Cell.Kind kind) {
      cells.add(new Cell(variable, record, field, 0, kind));
    }

    @Override
    public void registers(String field) {
      for (int i = 0; i < RegisterFile.SIZE; i++) {
        cells.add(new Cell(variable, record, field, i, Cell.Kind.REGISTER));
      }
    }

    @Override
    public void sequence(String field, Cell.Kind element, int capacity) {
      cells.add(new Cell(variable, record, field, 0, Cell.Kind.LENGTH));
      for (int i = 1; i <= capacity; i++) {
        cells.add(new Cell(variable, record, field, i, element));
      }
    }
  }
}

package dev.tightloop.model;

import java.util.Arrays;

/**
 * One state of the machine: the variables of {@code spec/Runtime.tla}, each field one byte.
 *
 * <p>Read {@code s.g.preempt(gp)} as {@code g[gp].preempt}. Two states are equal exactly if their
 * TLA+ states are: every byte is part of the state, and unused places of a queue are zero. The
 * encoding depends on the configuration alone, so {@link #copyTo} and {@link #copyFrom} move whole
 * states without allocating.
 */
public final class State {

  private final byte[] cells;

  /** The goroutines. */
  public final Goroutines g;

  /** The threads as the runtime sees them. */
  public final Machines m;

  /** The processors. */
  public final Processors p;

  /** The scheduler's own queues. */
  public final Sched sched;

  /** The thread of sysmon. */
  public final SysmonThread sysmon;

  /** The threads as kernel and processor see them. */
  public final Threads thread;

  /** All cells zero: not yet a state of the machine; see {@link Model#initialStates}. */
  State(Configuration configuration) {
    int goroutines = configuration.goroutines();
    int threads = configuration.threads();
    int at = 0;
    int gAt = at;
    at += goroutines * Goroutines.FIELDS;
    int mAt = at;
    at += threads * Machines.FIELDS;
    int pAt = at;
    at += Processors.FIELDS + 1 + goroutines;
    int schedAt = at;
    at += 1 + goroutines + 1 + threads;
    int sysmonAt = at;
    at += SysmonThread.FIELDS;
    int threadAt = at;
    at += threads * Threads.FIELDS;
    cells = new byte[at];
    g = new Goroutines(cells, gAt);
    m = new Machines(cells, mAt);
    p = new Processors(cells, pAt, goroutines);
    sched = new Sched(cells, schedAt, goroutines, threads);
    sysmon = new SysmonThread(cells, sysmonAt);
    thread = new Threads(cells, threadAt);
  }

  /** Bytes of an encoded state. */
  public int size() {
    return cells.length;
  }

  /** The encoded state. */
  public byte[] encoded() {
    return cells.clone();
  }

  public void copyTo(byte[] encoded) {
    System.arraycopy(cells, 0, encoded, 0, cells.length);
  }

  public void copyFrom(byte[] encoded) {
    System.arraycopy(encoded, 0, cells, 0, cells.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof State && Arrays.equals(cells, ((State) other).cells);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells);
  }

  /** runtime/runtime2.go type g; stack is what lies below the interrupted stack pointer. */
  public static final class Goroutines {
    static final int FIELDS = 8;

    private final byte[] cells;
    private final int at;

    private Goroutines(byte[] cells, int at) {
      this.cells = cells;
      this.at = at;
    }

    public boolean running(int gp) {
      return cells[at + gp * FIELDS + 0] != 0;
    }

    void running(int gp, boolean value) {
      cells[at + gp * FIELDS + 0] = (byte) (value ? 1 : 0);
    }

    public boolean preempt(int gp) {
      return cells[at + gp * FIELDS + 1] != 0;
    }

    void preempt(int gp, boolean value) {
      cells[at + gp * FIELDS + 1] = (byte) (value ? 1 : 0);
    }

    public boolean stackPreempt(int gp) {
      return cells[at + gp * FIELDS + 2] != 0;
    }

    void stackPreempt(int gp, boolean value) {
      cells[at + gp * FIELDS + 2] = (byte) (value ? 1 : 0);
    }

    public boolean asyncSafePoint(int gp) {
      return cells[at + gp * FIELDS + 3] != 0;
    }

    void asyncSafePoint(int gp, boolean value) {
      cells[at + gp * FIELDS + 3] = (byte) (value ? 1 : 0);
    }

    public int m(int gp) {
      return cells[at + gp * FIELDS + 4];
    }

    void m(int gp, int value) {
      cells[at + gp * FIELDS + 4] = (byte) value;
    }

    public boolean preempted(int gp) {
      return cells[at + gp * FIELDS + 5] != 0;
    }

    void preempted(int gp, boolean value) {
      cells[at + gp * FIELDS + 5] = (byte) (value ? 1 : 0);
    }

    public int resumePC(int gp) {
      return cells[at + gp * FIELDS + 6];
    }

    void resumePC(int gp, int value) {
      cells[at + gp * FIELDS + 6] = (byte) value;
    }

    public int stackRegisters(int gp) {
      return cells[at + gp * FIELDS + 7];
    }

    void stackRegisters(int gp, int value) {
      cells[at + gp * FIELDS + 7] = (byte) value;
    }
  }

  /** runtime/runtime2.go type m. */
  public static final class Machines {
    static final int FIELDS = 6;

    private final byte[] cells;
    private final int at;

    private Machines(byte[] cells, int at) {
      this.cells = cells;
      this.at = at;
    }

    public int curg(int mp) {
      return cells[at + mp * FIELDS + 0];
    }

    void curg(int mp, int value) {
      cells[at + mp * FIELDS + 0] = (byte) value;
    }

    public int p(int mp) {
      return cells[at + mp * FIELDS + 1];
    }

    void p(int mp, int value) {
      cells[at + mp * FIELDS + 1] = (byte) value;
    }

    public int nextp(int mp) {
      return cells[at + mp * FIELDS + 2];
    }

    void nextp(int mp, int value) {
      cells[at + mp * FIELDS + 2] = (byte) value;
    }

    public boolean park(int mp) {
      return cells[at + mp * FIELDS + 3] != 0;
    }

    void park(int mp, boolean value) {
      cells[at + mp * FIELDS + 3] = (byte) (value ? 1 : 0);
    }

    public int signalPending(int mp) {
      return cells[at + mp * FIELDS + 4];
    }

    void signalPending(int mp, int value) {
      cells[at + mp * FIELDS + 4] = (byte) value;
    }

    public int preemptGen(int mp) {
      return cells[at + mp * FIELDS + 5];
    }

    void preemptGen(int mp, int value) {
      cells[at + mp * FIELDS + 5] = (byte) value;
    }
  }

  /** runtime/runtime2.go type p, with sysmontick; there is one processor, number 0. */
  public static final class Processors {
    static final int FIELDS = 4;

    private final byte[] cells;
    private final int at;
    private final Queue runq;

    private Processors(byte[] cells, int at, int goroutines) {
      this.cells = cells;
      this.at = at;
      this.runq = new Queue(cells, at + FIELDS, goroutines);
    }

    public boolean running(int pp) {
      return cells[at + pp * FIELDS + 0] != 0;
    }

    void running(int pp, boolean value) {
      cells[at + pp * FIELDS + 0] = (byte) (value ? 1 : 0);
    }

    public int m(int pp) {
      return cells[at + pp * FIELDS + 1];
    }

    void m(int pp, int value) {
      cells[at + pp * FIELDS + 1] = (byte) value;
    }

    public boolean preempt(int pp) {
      return cells[at + pp * FIELDS + 2] != 0;
    }

    void preempt(int pp, boolean value) {
      cells[at + pp * FIELDS + 2] = (byte) (value ? 1 : 0);
    }

    public boolean sysmontickEqual(int pp) {
      return cells[at + pp * FIELDS + 3] != 0;
    }

    void sysmontickEqual(int pp, boolean value) {
      cells[at + pp * FIELDS + 3] = (byte) (value ? 1 : 0);
    }

    /** The local run queue. */
    public Queue runq(int pp) {
      return runq;
    }
  }

  /** runtime/runtime2.go type schedt. */
  public static final class Sched {
    private final Queue runq;
    private final Queue midle;

    private Sched(byte[] cells, int at, int goroutines, int threads) {
      runq = new Queue(cells, at, goroutines);
      midle = new Queue(cells, at + 1 + goroutines, threads);
    }

    /** The global run queue. */
    public Queue runq() {
      return runq;
    }

    /** Idle threads, the one to wake first in front. */
    public Queue midle() {
      return midle;
    }
  }

  /** Where sysmon is, with the locals of retake, preemptone and preemptM. */
  public static final class SysmonThread {
    static final int FIELDS = 4;

    private final byte[] cells;
    private final int at;

    private SysmonThread(byte[] cells, int at) {
      this.cells = cells;
      this.at = at;
    }

    public SysmonPc pc() {
      return SysmonPc.of(cells[at + 0]);
    }

    void pc(SysmonPc value) {
      cells[at + 0] = (byte) value.ordinal();
    }

    public int p() {
      return cells[at + 1];
    }

    void p(int value) {
      cells[at + 1] = (byte) value;
    }

    public int m() {
      return cells[at + 2];
    }

    void m(int value) {
      cells[at + 2] = (byte) value;
    }

    public int g() {
      return cells[at + 3];
    }

    void g(int value) {
      cells[at + 3] = (byte) value;
    }

    /** Back to sleep, all locals forgotten. */
    void idle() {
      pc(SysmonPc.usleep);
      p(Configuration.NIL);
      m(Configuration.NIL);
      g(Configuration.NIL);
    }
  }

  /** What kernel and processor know of a thread, with the locals of the scheduler on it. */
  public static final class Threads {
    static final int FIELDS = 10;

    private final byte[] cells;
    private final int at;

    private Threads(byte[] cells, int at) {
      this.cells = cells;
      this.at = at;
    }

    public ThreadPc pc(int mp) {
      return ThreadPc.of(cells[at + mp * FIELDS + 0]);
    }

    void pc(int mp, ThreadPc value) {
      cells[at + mp * FIELDS + 0] = (byte) value.ordinal();
    }

    public int registers(int mp) {
      return cells[at + mp * FIELDS + 1];
    }

    void registers(int mp, int value) {
      cells[at + mp * FIELDS + 1] = (byte) value;
    }

    public boolean pending(int mp) {
      return cells[at + mp * FIELDS + 2] != 0;
    }

    void pending(int mp, boolean value) {
      cells[at + mp * FIELDS + 2] = (byte) (value ? 1 : 0);
    }

    public HandlerPc handler(int mp) {
      return HandlerPc.of(cells[at + mp * FIELDS + 3]);
    }

    void handler(int mp, HandlerPc value) {
      cells[at + mp * FIELDS + 3] = (byte) value.ordinal();
    }

    public int framePc(int mp) {
      return cells[at + mp * FIELDS + 4];
    }

    void framePc(int mp, int value) {
      cells[at + mp * FIELDS + 4] = (byte) value;
    }

    public int frameRegisters(int mp) {
      return cells[at + mp * FIELDS + 5];
    }

    void frameRegisters(int mp, int value) {
      cells[at + mp * FIELDS + 5] = (byte) value;
    }

    public int g(int mp) {
      return cells[at + mp * FIELDS + 6];
    }

    void g(int mp, int value) {
      cells[at + mp * FIELDS + 6] = (byte) value;
    }

    public int gp(int mp) {
      return cells[at + mp * FIELDS + 7];
    }

    void gp(int mp, int value) {
      cells[at + mp * FIELDS + 7] = (byte) value;
    }

    public int pp(int mp) {
      return cells[at + mp * FIELDS + 8];
    }

    void pp(int mp, int value) {
      cells[at + mp * FIELDS + 8] = (byte) value;
    }

    public int mp(int mp) {
      return cells[at + mp * FIELDS + 9];
    }

    void mp(int mp, int value) {
      cells[at + mp * FIELDS + 9] = (byte) value;
    }

    /** Whether the handler has a frame of the kernel. */
    public boolean hasFrame(int mp) {
      return framePc(mp) != Configuration.NIL;
    }
  }
}

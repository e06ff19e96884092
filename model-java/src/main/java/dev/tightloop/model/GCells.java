package dev.tightloop.model;

/** {@code runtime/runtime2.go} type g: read {@code s.g.preempt(gp)} as {@code g[gp].preempt}. */
public final class GCells extends Cells {

  private static final int STATUS = 0;
  private static final int SCAN = 1;
  private static final int PREEMPT = 2;
  private static final int PREEMPT_STOP = 3;
  private static final int PREEMPT_SHRINK = 4;
  private static final int STACK_PREEMPT = 5;
  private static final int SMALL_STACK = 6;
  private static final int THROWSPLIT = 7;
  private static final int ASYNC_SAFE_POINT = 8;
  private static final int M = 9;
  private static final int LOCKEDM = 10;
  private static final int PARKED = 11;
  private static final int SCHED = 12;
  private static final int NMP = 13;
  private static final int RESUME_P_C = 14;
  private static final int STACK_REGISTERS = 15;
  private static final int FIXED = 20;

  GCells(byte[] cells, int at, int records, Configuration constants) {
    super(cells, at, records, size(constants));
  }

  /** Cells of one record. */
  static int size(Configuration constants) {
    return FIXED;
  }

  /** What each cell of a record is, in order. */
  static void describe(Cell.Sink to, Configuration constants) {
    to.cell("status", Cell.Kind.PLAIN);
    to.cell("scan", Cell.Kind.PLAIN);
    to.cell("preempt", Cell.Kind.PLAIN);
    to.cell("preemptStop", Cell.Kind.PLAIN);
    to.cell("preemptShrink", Cell.Kind.PLAIN);
    to.cell("stackPreempt", Cell.Kind.PLAIN);
    to.cell("smallStack", Cell.Kind.PLAIN);
    to.cell("throwsplit", Cell.Kind.PLAIN);
    to.cell("asyncSafePoint", Cell.Kind.PLAIN);
    to.cell("m", Cell.Kind.THREAD);
    to.cell("lockedm", Cell.Kind.THREAD);
    to.cell("parked", Cell.Kind.PLAIN);
    to.cell("sched", Cell.Kind.PLAIN);
    to.cell("nmp", Cell.Kind.THREAD);
    to.cell("resumePC", Cell.Kind.PLAIN);
    to.registers("stackRegisters");
  }

  public GStatus status(int gp) {
    return GStatus.of(cells[at(gp, STATUS)]);
  }

  void status(int gp, GStatus value) {
    cells[at(gp, STATUS)] = (byte) value.ordinal();
  }

  /** The bit _Gscan of the status. */
  public boolean scan(int gp) {
    return cells[at(gp, SCAN)] != 0;
  }

  void scan(int gp, boolean value) {
    cells[at(gp, SCAN)] = (byte) (value ? 1 : 0);
  }

  public boolean preempt(int gp) {
    return cells[at(gp, PREEMPT)] != 0;
  }

  void preempt(int gp, boolean value) {
    cells[at(gp, PREEMPT)] = (byte) (value ? 1 : 0);
  }

  public boolean preemptStop(int gp) {
    return cells[at(gp, PREEMPT_STOP)] != 0;
  }

  void preemptStop(int gp, boolean value) {
    cells[at(gp, PREEMPT_STOP)] = (byte) (value ? 1 : 0);
  }

  public boolean preemptShrink(int gp) {
    return cells[at(gp, PREEMPT_SHRINK)] != 0;
  }

  void preemptShrink(int gp, boolean value) {
    cells[at(gp, PREEMPT_SHRINK)] = (byte) (value ? 1 : 0);
  }

  /** Whether stackguard0 is stackPreempt. */
  public boolean stackPreempt(int gp) {
    return cells[at(gp, STACK_PREEMPT)] != 0;
  }

  void stackPreempt(int gp, boolean value) {
    cells[at(gp, STACK_PREEMPT)] = (byte) (value ? 1 : 0);
  }

  /** A call needs more stack than there is. */
  public boolean smallStack(int gp) {
    return cells[at(gp, SMALL_STACK)] != 0;
  }

  void smallStack(int gp, boolean value) {
    cells[at(gp, SMALL_STACK)] = (byte) (value ? 1 : 0);
  }

  public boolean throwsplit(int gp) {
    return cells[at(gp, THROWSPLIT)] != 0;
  }

  void throwsplit(int gp, boolean value) {
    cells[at(gp, THROWSPLIT)] = (byte) (value ? 1 : 0);
  }

  public boolean asyncSafePoint(int gp) {
    return cells[at(gp, ASYNC_SAFE_POINT)] != 0;
  }

  void asyncSafePoint(int gp, boolean value) {
    cells[at(gp, ASYNC_SAFE_POINT)] = (byte) (value ? 1 : 0);
  }

  public int m(int gp) {
    return cells[at(gp, M)];
  }

  void m(int gp, int value) {
    cells[at(gp, M)] = (byte) value;
  }

  /** It stands also for the M's lockedg. */
  public int lockedm(int gp) {
    return cells[at(gp, LOCKEDM)];
  }

  void lockedm(int gp, int value) {
    cells[at(gp, LOCKEDM)] = (byte) value;
  }

  /** It is in a wait queue, where a goready may find it. */
  public boolean parked(int gp) {
    return cells[at(gp, PARKED)] != 0;
  }

  void parked(int gp, boolean value) {
    cells[at(gp, PARKED)] = (byte) (value ? 1 : 0);
  }

  /** Where gogo continues; {@code entry} is its function's. */
  public ThreadPc sched(int gp) {
    return ThreadPc.of(cells[at(gp, SCHED)]);
  }

  void sched(int gp, ThreadPc value) {
    cells[at(gp, SCHED)] = (byte) value.ordinal();
  }

  /** A local of startm, if newstack was called from there; NIL if not. */
  public int nmp(int gp) {
    return cells[at(gp, NMP)];
  }

  void nmp(int gp, int value) {
    cells[at(gp, NMP)] = (byte) value;
  }

  /** {@code stack.resumePC}: the PC that pushCall wrote; null if there is none. */
  public ThreadPc resumePC(int gp) {
    return ThreadPc.of(cells[at(gp, RESUME_P_C)]);
  }

  void resumePC(int gp, ThreadPc value) {
    cells[at(gp, RESUME_P_C)] = (byte) (value == null ? Configuration.NIL : value.ordinal());
  }

  /**
   * {@code stack.registers}: asyncPreempt's save area; {@link RegisterFile#NIL} if there is none.
   */
  public long stackRegisters(int gp) {
    return RegisterFile.read(cells, at(gp, STACK_REGISTERS));
  }

  void stackRegisters(int gp, long value) {
    RegisterFile.write(cells, at(gp, STACK_REGISTERS), value);
  }
}

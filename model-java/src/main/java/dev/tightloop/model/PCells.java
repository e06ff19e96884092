package dev.tightloop.model;

/** {@code runtime/runtime2.go} type p, with sysmon's note of it (sysmontick). */
public final class PCells extends Cells {

  private static final int STATUS = 0;
  private static final int M = 1;
  private static final int PREEMPT = 2;
  private static final int RUNNEXT = 3;
  private static final int SYSMONTICK = 4;
  private static final int SYSCALLTICK_EQUAL = 5;
  private static final int RUN_SAFE_POINT_FN = 6;
  private static final int FIXED = 7;

  private final Queue[] runq;

  PCells(byte[] cells, int at, int records, Configuration constants) {
    super(cells, at, records, size(constants));
    runq = new Queue[records];
    for (int i = 0; i < records; i++) {
      int next = at + i * size(constants) + FIXED;
      runq[i] = new Queue(cells, next, constants.goroutines());
    }
  }

  /** Cells of one record. */
  static int size(Configuration constants) {
    return FIXED + Queue.size(constants.goroutines());
  }

  /** What each cell of a record is, in order. */
  static void describe(Cell.Sink to, Configuration constants) {
    to.cell("status", Cell.Kind.PLAIN);
    to.cell("m", Cell.Kind.THREAD);
    to.cell("preempt", Cell.Kind.PLAIN);
    to.cell("runnext", Cell.Kind.G);
    to.cell("sysmontick", Cell.Kind.PLAIN);
    to.cell("syscalltickEqual", Cell.Kind.PLAIN);
    to.cell("runSafePointFn", Cell.Kind.PLAIN);
    to.sequence("runq", Cell.Kind.G, constants.goroutines());
  }

  public PStatus status(int pp) {
    return PStatus.of(cells[at(pp, STATUS)]);
  }

  void status(int pp, PStatus value) {
    cells[at(pp, STATUS)] = (byte) value.ordinal();
  }

  public int m(int pp) {
    return cells[at(pp, M)];
  }

  void m(int pp, int value) {
    cells[at(pp, M)] = (byte) value;
  }

  public boolean preempt(int pp) {
    return cells[at(pp, PREEMPT)] != 0;
  }

  void preempt(int pp, boolean value) {
    cells[at(pp, PREEMPT)] = (byte) (value ? 1 : 0);
  }

  public int runnext(int pp) {
    return cells[at(pp, RUNNEXT)];
  }

  void runnext(int pp, int value) {
    cells[at(pp, RUNNEXT)] = (byte) value;
  }

  public Queue runq(int pp) {
    return runq[checked(pp)];
  }

  public Sysmontick sysmontick(int pp) {
    return Sysmontick.of(cells[at(pp, SYSMONTICK)]);
  }

  void sysmontick(int pp, Sysmontick value) {
    cells[at(pp, SYSMONTICK)] = (byte) value.ordinal();
  }

  /** Whether syscalltick equals sysmontick's. */
  public boolean syscalltickEqual(int pp) {
    return cells[at(pp, SYSCALLTICK_EQUAL)] != 0;
  }

  void syscalltickEqual(int pp, boolean value) {
    cells[at(pp, SYSCALLTICK_EQUAL)] = (byte) (value ? 1 : 0);
  }

  public boolean runSafePointFn(int pp) {
    return cells[at(pp, RUN_SAFE_POINT_FN)] != 0;
  }

  void runSafePointFn(int pp, boolean value) {
    cells[at(pp, RUN_SAFE_POINT_FN)] = (byte) (value ? 1 : 0);
  }
}

package dev.tightloop.model;

/** {@code runtime/runtime2.go} type schedt, and worldsema. */
public final class SchedCells extends Cells {

  private static final int LOCK = 0;
  private static final int NMSPINNING = 1;
  private static final int NEEDSPINNING = 2;
  private static final int NMIDLELOCKED = 3;
  private static final int GCWAITING = 4;
  private static final int STOPWAIT = 5;
  private static final int STOPNOTE = 6;
  private static final int WORLDSEMA = 7;
  private static final int SAFE_POINT_WAIT = 8;
  private static final int SAFE_POINT_NOTE = 9;
  private static final int SYSMONWAIT = 10;
  private static final int SYSMONNOTE = 11;
  private static final int EXTRAM_LOCK = 12;
  private static final int SIGURG_IGNORED = 13;
  private static final int ASYNCPREEMPTOFF = 14;
  private static final int FIXED = 15;

  private final Queue runq;
  private final Queue midle;
  private final Queue pidle;
  private final Queue semawaiters;
  private final Queue extram;

  SchedCells(byte[] cells, int at, Configuration constants) {
    super(cells, at, 1, size(constants));
    runq = new Queue(cells, at + FIXED, constants.goroutines());
    midle = new Queue(cells, at + FIXED + Queue.size(constants.goroutines()), constants.machines());
    pidle =
        new Queue(
            cells,
            at + FIXED + Queue.size(constants.goroutines()) + Queue.size(constants.machines()),
            constants.processors());
    semawaiters =
        new Queue(
            cells,
            at
                + FIXED
                + Queue.size(constants.goroutines())
                + Queue.size(constants.machines())
                + Queue.size(constants.processors()),
            constants.goroutines());
    extram =
        new Queue(
            cells,
            at
                + FIXED
                + Queue.size(constants.goroutines())
                + Queue.size(constants.machines())
                + Queue.size(constants.processors())
                + Queue.size(constants.goroutines()),
            constants.machines());
  }

  /** Cells of one record. */
  static int size(Configuration constants) {
    return FIXED
        + Queue.size(constants.goroutines())
        + Queue.size(constants.machines())
        + Queue.size(constants.processors())
        + Queue.size(constants.goroutines())
        + Queue.size(constants.machines());
  }

  /** What each cell of a record is, in order. */
  static void describe(Cell.Sink to, Configuration constants) {
    to.cell("lock", Cell.Kind.THREAD);
    to.cell("nmspinning", Cell.Kind.PLAIN);
    to.cell("needspinning", Cell.Kind.PLAIN);
    to.cell("nmidlelocked", Cell.Kind.PLAIN);
    to.cell("gcwaiting", Cell.Kind.PLAIN);
    to.cell("stopwait", Cell.Kind.PLAIN);
    to.cell("stopnote", Cell.Kind.PLAIN);
    to.cell("worldsema", Cell.Kind.G);
    to.cell("safePointWait", Cell.Kind.PLAIN);
    to.cell("safePointNote", Cell.Kind.PLAIN);
    to.cell("sysmonwait", Cell.Kind.PLAIN);
    to.cell("sysmonnote", Cell.Kind.PLAIN);
    to.cell("extramLock", Cell.Kind.THREAD);
    to.cell("sigurgIgnored", Cell.Kind.PLAIN);
    to.cell("asyncpreemptoff", Cell.Kind.PLAIN);
    to.sequence("runq", Cell.Kind.G, constants.goroutines());
    to.sequence("midle", Cell.Kind.THREAD, constants.machines());
    to.sequence("pidle", Cell.Kind.P, constants.processors());
    to.sequence("semawaiters", Cell.Kind.G, constants.goroutines());
    to.sequence("extram", Cell.Kind.THREAD, constants.machines());
  }

  /** Who holds it. */
  public int lock() {
    return cells[at(0, LOCK)];
  }

  void lock(int value) {
    cells[at(0, LOCK)] = (byte) value;
  }

  public Queue runq() {
    return runq;
  }

  public Queue midle() {
    return midle;
  }

  public Queue pidle() {
    return pidle;
  }

  public int nmspinning() {
    return cells[at(0, NMSPINNING)];
  }

  void nmspinning(int value) {
    cells[at(0, NMSPINNING)] = (byte) value;
  }

  public boolean needspinning() {
    return cells[at(0, NEEDSPINNING)] != 0;
  }

  void needspinning(boolean value) {
    cells[at(0, NEEDSPINNING)] = (byte) (value ? 1 : 0);
  }

  public int nmidlelocked() {
    return cells[at(0, NMIDLELOCKED)];
  }

  void nmidlelocked(int value) {
    cells[at(0, NMIDLELOCKED)] = (byte) value;
  }

  public boolean gcwaiting() {
    return cells[at(0, GCWAITING)] != 0;
  }

  void gcwaiting(boolean value) {
    cells[at(0, GCWAITING)] = (byte) (value ? 1 : 0);
  }

  public int stopwait() {
    return cells[at(0, STOPWAIT)];
  }

  void stopwait(int value) {
    cells[at(0, STOPWAIT)] = (byte) value;
  }

  public boolean stopnote() {
    return cells[at(0, STOPNOTE)] != 0;
  }

  void stopnote(boolean value) {
    cells[at(0, STOPNOTE)] = (byte) (value ? 1 : 0);
  }

  /** Who holds it. */
  public int worldsema() {
    return cells[at(0, WORLDSEMA)];
  }

  void worldsema(int value) {
    cells[at(0, WORLDSEMA)] = (byte) value;
  }

  public Queue semawaiters() {
    return semawaiters;
  }

  public int safePointWait() {
    return cells[at(0, SAFE_POINT_WAIT)];
  }

  void safePointWait(int value) {
    cells[at(0, SAFE_POINT_WAIT)] = (byte) value;
  }

  public boolean safePointNote() {
    return cells[at(0, SAFE_POINT_NOTE)] != 0;
  }

  void safePointNote(boolean value) {
    cells[at(0, SAFE_POINT_NOTE)] = (byte) (value ? 1 : 0);
  }

  public boolean sysmonwait() {
    return cells[at(0, SYSMONWAIT)] != 0;
  }

  void sysmonwait(boolean value) {
    cells[at(0, SYSMONWAIT)] = (byte) (value ? 1 : 0);
  }

  public boolean sysmonnote() {
    return cells[at(0, SYSMONNOTE)] != 0;
  }

  void sysmonnote(boolean value) {
    cells[at(0, SYSMONNOTE)] = (byte) (value ? 1 : 0);
  }

  /** The list of extra Ms. */
  public Queue extram() {
    return extram;
  }

  /** Who holds it. */
  public int extramLock() {
    return cells[at(0, EXTRAM_LOCK)];
  }

  void extramLock(int value) {
    cells[at(0, EXTRAM_LOCK)] = (byte) value;
  }

  /** SIGURG's action is the default one, to ignore it. */
  public boolean sigurgIgnored() {
    return cells[at(0, SIGURG_IGNORED)] != 0;
  }

  void sigurgIgnored(boolean value) {
    cells[at(0, SIGURG_IGNORED)] = (byte) (value ? 1 : 0);
  }

  /** debug.asyncpreemptoff, if a goroutine has set it. */
  public boolean asyncpreemptoff() {
    return cells[at(0, ASYNCPREEMPTOFF)] != 0;
  }

  void asyncpreemptoff(boolean value) {
    cells[at(0, ASYNCPREEMPTOFF)] = (byte) (value ? 1 : 0);
  }
}

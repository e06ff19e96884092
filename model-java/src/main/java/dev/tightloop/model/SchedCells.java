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
  private static final int TEMPLATE_THREAD = 14;
  private static final int EXEC_WRITER = 15;
  private static final int EXEC_READERS = 16;
  private static final int PENDING_PREEMPT_SIGNALS = 17;
  private static final int DISABLE_USER = 18;
  private static final int ASYNCPREEMPTOFF = 19;
  private static final int FIXED = 20;

  private final Queue runq;
  private final Queue midle;
  private final Queue pidle;
  private final Queue semawaiters;
  private final Queue extram;
  private final Queue newmHandoff;
  private final Queue disabled;

  SchedCells(byte[] cells, int at, Configuration constants) {
    super(cells, at, 1, size(constants));
    int g = constants.goroutines();
    int m = constants.machines();
    int[] next = {at + FIXED};
    runq = queue(cells, next, g);
    midle = queue(cells, next, m);
    pidle = queue(cells, next, constants.processors());
    semawaiters = queue(cells, next, g);
    extram = queue(cells, next, m);
    newmHandoff = queue(cells, next, m);
    disabled = queue(cells, next, g);
  }

  /** The queue that begins at the next free cell. */
  private static Queue queue(byte[] cells, int[] next, int capacity) {
    Queue queue = new Queue(cells, next[0], capacity);
    next[0] += Queue.size(capacity);
    return queue;
  }

  /** Cells of one record. */
  static int size(Configuration constants) {
    return FIXED
        + 3 * Queue.size(constants.goroutines())
        + 3 * Queue.size(constants.machines())
        + Queue.size(constants.processors());
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
    to.cell("templateThread", Cell.Kind.PLAIN);
    to.cell("execWriter", Cell.Kind.THREAD);
    to.cell("execReaders", Cell.Kind.PLAIN);
    to.cell("pendingPreemptSignals", Cell.Kind.PLAIN);
    to.cell("disableUser", Cell.Kind.PLAIN);
    to.cell("asyncpreemptoff", Cell.Kind.PLAIN);
    to.sequence("runq", Cell.Kind.G, constants.goroutines());
    to.sequence("midle", Cell.Kind.THREAD, constants.machines());
    to.sequence("pidle", Cell.Kind.P, constants.processors());
    to.sequence("semawaiters", Cell.Kind.G, constants.goroutines());
    to.sequence("extram", Cell.Kind.THREAD, constants.machines());
    to.sequence("newmHandoff", Cell.Kind.THREAD, constants.machines());
    to.sequence("disabled", Cell.Kind.G, constants.goroutines());
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

  /** newmHandoff.haveTemplateThread, and whether that thread waits. */
  public TemplateNote templateThread() {
    return TemplateNote.of(cells[at(0, TEMPLATE_THREAD)]);
  }

  void templateThread(TemplateNote value) {
    cells[at(0, TEMPLATE_THREAD)] = (byte) value.ordinal();
  }

  /** The Ms that the template thread shall make. */
  public Queue newmHandoff() {
    return newmHandoff;
  }

  /** Who has locked execLock for writing, or waits for its readers. */
  public int execWriter() {
    return cells[at(0, EXEC_WRITER)];
  }

  void execWriter(int value) {
    cells[at(0, EXEC_WRITER)] = (byte) value;
  }

  public int execReaders() {
    return cells[at(0, EXEC_READERS)];
  }

  void execReaders(int value) {
    cells[at(0, EXEC_READERS)] = (byte) value;
  }

  /** May be negative. */
  public int pendingPreemptSignals() {
    return cells[at(0, PENDING_PREEMPT_SIGNALS)];
  }

  void pendingPreemptSignals(int value) {
    cells[at(0, PENDING_PREEMPT_SIGNALS)] = (byte) value;
  }

  /** {@code sched.disable.user}. */
  public boolean disableUser() {
    return cells[at(0, DISABLE_USER)] != 0;
  }

  void disableUser(boolean value) {
    cells[at(0, DISABLE_USER)] = (byte) (value ? 1 : 0);
  }

  /** {@code sched.disable.runnable}. */
  public Queue disabled() {
    return disabled;
  }

  /** debug.asyncpreemptoff, if a goroutine has set it. */
  public boolean asyncpreemptoff() {
    return cells[at(0, ASYNCPREEMPTOFF)] != 0;
  }

  void asyncpreemptoff(boolean value) {
    cells[at(0, ASYNCPREEMPTOFF)] = (byte) (value ? 1 : 0);
  }
}

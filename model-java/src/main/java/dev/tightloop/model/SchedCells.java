package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

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

  private static final int TIMER_PP = 0;
  private static final int TIMER_STATUS = 1;
  private static final int TIMER_DUE = 2;
  private static final int NETPOLLER = 3;
  private static final int TIMERS = 4;

  private static final int GCPHASE = 0;
  private static final int SLOT = 1;
  private static final int HELD = 2;
  private static final int MARKED = 3;
  private static final int HEAP = 4;

  private static final int SPAN_IN_USE = 0;
  private static final int SPAN_ALLOC_BITS = 1;
  private static final int SPAN = 2;

  /** Where the cells of what only some configurations have begin; NIL in the others. */
  private final int timers;

  private final int heap;
  private final int span;

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
    int rest = queues(constants);
    timers = constants.any(Role.Sleeps) ? rest : NIL;
    rest += constants.any(Role.Sleeps) ? TIMERS : 0;
    heap = hasHeap(constants) ? rest : NIL;
    rest += hasHeap(constants) ? HEAP : 0;
    span = constants.any(Role.AllocatesSpans) ? rest : NIL;
  }

  /** The queue that begins at the next free cell. */
  private static Queue queue(byte[] cells, int[] next, int capacity) {
    Queue queue = new Queue(cells, next[0], capacity);
    next[0] += Queue.size(capacity);
    return queue;
  }

  private static boolean hasHeap(Configuration constants) {
    return constants.any(Role.WritesPointers) || constants.any(Role.Collects);
  }

  /** Cells of one record. */
  static int size(Configuration constants) {
    return queues(constants)
        + (constants.any(Role.Sleeps) ? TIMERS : 0)
        + (hasHeap(constants) ? HEAP : 0)
        + (constants.any(Role.AllocatesSpans) ? SPAN : 0);
  }

  /** Cells of what every configuration has. */
  private static int queues(Configuration constants) {
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
    if (constants.any(Role.Sleeps)) {
      to.cell("timer.pp", Cell.Kind.P);
      to.cell("timer.status", Cell.Kind.PLAIN);
      to.cell("timer.due", Cell.Kind.PLAIN);
      to.cell("netpoller", Cell.Kind.THREAD);
    }
    if (hasHeap(constants)) {
      to.cell("gcphase", Cell.Kind.PLAIN);
      to.cell("heap.slot", Cell.Kind.PLAIN);
      to.cell("heap.held", Cell.Kind.PLAIN);
      to.cell("heap.marked", Cell.Kind.PLAIN);
    }
    if (constants.any(Role.AllocatesSpans)) {
      to.cell("span.inUse", Cell.Kind.PLAIN);
      to.cell("span.allocBits", Cell.Kind.PLAIN);
    }
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

  /** The P in whose heap the timer is. */
  public int timerPp() {
    return timers == NIL ? NIL : cells[at(0, timers + TIMER_PP)];
  }

  void timerPp(int value) {
    put(timers, TIMER_PP, value);
  }

  /** The timer's status. */
  public TimerStatus timerStatus() {
    return timers == NIL
        ? TimerStatus.NoStatus
        : TimerStatus.of(cells[at(0, timers + TIMER_STATUS)]);
  }

  void timerStatus(TimerStatus value) {
    put(timers, TIMER_STATUS, value.ordinal());
  }

  /** The timer's time has come. */
  public boolean timerDue() {
    return timers != NIL && cells[at(0, timers + TIMER_DUE)] != 0;
  }

  void timerDue(boolean value) {
    put(timers, TIMER_DUE, (value ? 1 : 0));
  }

  /** The M that waits in netpoll for the timer. */
  public int netpoller() {
    return timers == NIL ? NIL : cells[at(0, timers + NETPOLLER)];
  }

  void netpoller(int value) {
    put(timers, NETPOLLER, value);
  }

  /** What the collector does. */
  public GcPhase gcphase() {
    return heap == NIL ? GcPhase.off : GcPhase.of(cells[at(0, heap + GCPHASE)]);
  }

  void gcphase(GcPhase value) {
    put(heap, GCPHASE, value.ordinal());
  }

  /** The slot in the heap points to the object. */
  public boolean heapSlot() {
    return heap != NIL && cells[at(0, heap + SLOT)] != 0;
  }

  void heapSlot(boolean value) {
    put(heap, SLOT, (value ? 1 : 0));
  }

  /** A goroutine's stack points to the object. */
  public boolean heapHeld() {
    return heap != NIL && cells[at(0, heap + HELD)] != 0;
  }

  void heapHeld(boolean value) {
    put(heap, HELD, (value ? 1 : 0));
  }

  /** The object is marked. */
  public boolean heapMarked() {
    return heap != NIL && cells[at(0, heap + MARKED)] != 0;
  }

  void heapMarked(boolean value) {
    put(heap, MARKED, (value ? 1 : 0));
  }

  /** span.state is mSpanInUse. */
  public boolean spanInUse() {
    return span != NIL && cells[at(0, span + SPAN_IN_USE)] != 0;
  }

  void spanInUse(boolean value) {
    put(span, SPAN_IN_USE, (value ? 1 : 0));
  }

  /** span.allocBits is there. */
  public boolean spanAllocBits() {
    return span != NIL && cells[at(0, span + SPAN_ALLOC_BITS)] != 0;
  }

  void spanAllocBits(boolean value) {
    put(span, SPAN_ALLOC_BITS, (value ? 1 : 0));
  }

  /** A cell that this configuration lacks takes its one value only. */
  private void put(int group, int field, int value) {
    if (group != NIL) {
      cells[at(0, group + field)] = (byte) value;
    }
  }
}

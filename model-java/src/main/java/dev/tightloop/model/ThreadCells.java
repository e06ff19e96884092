package dev.tightloop.model;

import java.util.Arrays;

/** What kernel and processor know of a thread, and the locals of the runtime code on it. */
public final class ThreadCells extends Cells {

  private static final int PC = 0;
  private static final int REGISTERS = 1;
  private static final int PENDING = 6;
  private static final int MASKED = 7;
  private static final int SIGMASK = 8;
  private static final int ALTSTACK = 9;
  private static final int EXTERNAL = 10;
  private static final int TID = 11;
  private static final int HANDLER = 12;
  private static final int FRAME_PC = 13;
  private static final int FRAME_REGISTERS = 14;
  private static final int G = 19;
  private static final int GP = 20;
  private static final int PP = 21;
  private static final int MP = 22;
  private static final int SPINNING = 23;
  private static final int INHERIT = 24;
  private static final int SEEN = 25;
  private static final int REQUEST_P = 26;
  private static final int REQUEST_M = 27;
  private static final int REQUEST_G = 28;
  private static final int SUSPEND_GP = 29;
  private static final int SUSPEND_S = 30;
  private static final int SUSPEND_STOPPED = 31;
  private static final int SUSPEND_ASYNC_M = 32;
  private static final int SUSPEND_ASYNC_GEN = 33;
  private static final int FIXED = 34;

  private final Stack[] ret;
  private final Queue[] ps;

  ThreadCells(byte[] cells, int at, int records, Configuration constants) {
    super(cells, at, records, size(constants));
    ret = new Stack[records];
    ps = new Queue[records];
    for (int i = 0; i < records; i++) {
      int next = at + i * size(constants) + FIXED;
      ret[i] = new Stack(cells, next);
      next += Stack.SIZE;
      ps[i] = new Queue(cells, next, constants.processors());
    }
  }

  /** Cells of one record. */
  static int size(Configuration constants) {
    return FIXED + Stack.SIZE + Queue.size(constants.processors());
  }

  /** What each cell of a record is, in order. */
  static void describe(Cell.Sink to, Configuration constants) {
    to.cell("pc", Cell.Kind.PLAIN);
    to.registers("registers");
    to.cell("pending", Cell.Kind.PLAIN);
    to.cell("masked", Cell.Kind.PLAIN);
    to.cell("sigmask", Cell.Kind.PLAIN);
    to.cell("altstack", Cell.Kind.PLAIN);
    to.cell("external", Cell.Kind.PLAIN);
    to.cell("tid", Cell.Kind.THREAD);
    to.cell("handler", Cell.Kind.PLAIN);
    to.cell("framePc", Cell.Kind.PLAIN);
    to.registers("frameRegisters");
    to.cell("g", Cell.Kind.G);
    to.cell("gp", Cell.Kind.G);
    to.cell("pp", Cell.Kind.P);
    to.cell("mp", Cell.Kind.THREAD);
    to.cell("spinning", Cell.Kind.PLAIN);
    to.cell("inherit", Cell.Kind.PLAIN);
    to.cell("seen", Cell.Kind.P_MASK);
    to.cell("requestP", Cell.Kind.P);
    to.cell("requestM", Cell.Kind.THREAD);
    to.cell("requestG", Cell.Kind.G);
    to.cell("suspendGp", Cell.Kind.G);
    to.cell("suspendS", Cell.Kind.PLAIN);
    to.cell("suspendStopped", Cell.Kind.PLAIN);
    to.cell("suspendAsyncM", Cell.Kind.THREAD);
    to.cell("suspendAsyncGen", Cell.Kind.PLAIN);
    to.sequence("ret", Cell.Kind.PLAIN, Stack.SIZE - 1);
    to.sequence("ps", Cell.Kind.P, constants.processors());
  }

  public ThreadPc pc(int t) {
    return ThreadPc.of(cells[at(t, PC)]);
  }

  void pc(int t, ThreadPc value) {
    cells[at(t, PC)] = (byte) value.ordinal();
  }

  /** The stack of return addresses. */
  public Stack ret(int t) {
    return ret[checked(t)];
  }

  public long registers(int t) {
    return RegisterFile.read(cells, at(t, REGISTERS));
  }

  void registers(int t, long value) {
    RegisterFile.write(cells, at(t, REGISTERS), value);
  }

  /** SIGURG's bit. */
  public boolean pending(int t) {
    return cells[at(t, PENDING)] != 0;
  }

  void pending(int t, boolean value) {
    cells[at(t, PENDING)] = (byte) (value ? 1 : 0);
  }

  /** SIGURG's mask while no handler runs. */
  public boolean masked(int t) {
    return cells[at(t, MASKED)] != 0;
  }

  void masked(int t, boolean value) {
    cells[at(t, MASKED)] = (byte) (value ? 1 : 0);
  }

  /** m.sigmask, and the local of needm that becomes it. */
  public boolean sigmask(int t) {
    return cells[at(t, SIGMASK)] != 0;
  }

  void sigmask(int t, boolean value) {
    cells[at(t, SIGMASK)] = (byte) (value ? 1 : 0);
  }

  public Altstack altstack(int t) {
    return Altstack.of(cells[at(t, ALTSTACK)]);
  }

  void altstack(int t, Altstack value) {
    cells[at(t, ALTSTACK)] = (byte) value.ordinal();
  }

  /** The pending SIGURG stands also for one from outside. */
  public boolean external(int t) {
    return cells[at(t, EXTERNAL)] != 0;
  }

  void external(int t, boolean value) {
    cells[at(t, EXTERNAL)] = (byte) (value ? 1 : 0);
  }

  /** The thread of C that this one is while it borrows an extra M. */
  public int tid(int t) {
    return cells[at(t, TID)];
  }

  void tid(int t, int value) {
    cells[at(t, TID)] = (byte) value;
  }

  public HandlerPc handler(int t) {
    return HandlerPc.of(cells[at(t, HANDLER)]);
  }

  void handler(int t, HandlerPc value) {
    cells[at(t, HANDLER)] = (byte) value.ordinal();
  }

  /** {@code frame.pc}; null if there is no frame. */
  public ThreadPc framePc(int t) {
    return ThreadPc.of(cells[at(t, FRAME_PC)]);
  }

  void framePc(int t, ThreadPc value) {
    cells[at(t, FRAME_PC)] = (byte) (value == null ? Configuration.NIL : value.ordinal());
  }

  /** {@code frame.registers}; {@link RegisterFile#NIL} if there is no frame. */
  public long frameRegisters(int t) {
    return RegisterFile.read(cells, at(t, FRAME_REGISTERS));
  }

  void frameRegisters(int t, long value) {
    RegisterFile.write(cells, at(t, FRAME_REGISTERS), value);
  }

  /** The thread-local g; {@link Configuration#G0} for g0, NIL on a thread that is none of Go's. */
  public int g(int t) {
    return cells[at(t, G)];
  }

  void g(int t, int value) {
    cells[at(t, G)] = (byte) value;
  }

  public int gp(int t) {
    return cells[at(t, GP)];
  }

  void gp(int t, int value) {
    cells[at(t, GP)] = (byte) value;
  }

  public int pp(int t) {
    return cells[at(t, PP)];
  }

  void pp(int t, int value) {
    cells[at(t, PP)] = (byte) value;
  }

  public int mp(int t) {
    return cells[at(t, MP)];
  }

  void mp(int t, int value) {
    cells[at(t, MP)] = (byte) value;
  }

  /** Ps that a loop in a fixed order has still to do. */
  public Queue ps(int t) {
    return ps[checked(t)];
  }

  /** startm's argument. */
  public boolean spinning(int t) {
    return cells[at(t, SPINNING)] != 0;
  }

  void spinning(int t, boolean value) {
    cells[at(t, SPINNING)] = (byte) (value ? 1 : 0);
  }

  /** execute's argument. */
  public boolean inherit(int t) {
    return cells[at(t, INHERIT)] != 0;
  }

  void inherit(int t, boolean value) {
    cells[at(t, INHERIT)] = (byte) (value ? 1 : 0);
  }

  /** The Ps, bit by bit, that a loop over all of them has done with. */
  public int seen(int t) {
    return cells[at(t, SEEN)];
  }

  void seen(int t, int value) {
    cells[at(t, SEEN)] = (byte) value;
  }

  /** {@code request.p}. */
  public int requestP(int t) {
    return cells[at(t, REQUEST_P)];
  }

  void requestP(int t, int value) {
    cells[at(t, REQUEST_P)] = (byte) value;
  }

  /** {@code request.m}. */
  public int requestM(int t) {
    return cells[at(t, REQUEST_M)];
  }

  void requestM(int t, int value) {
    cells[at(t, REQUEST_M)] = (byte) value;
  }

  /** {@code request.g}. */
  public int requestG(int t) {
    return cells[at(t, REQUEST_G)];
  }

  void requestG(int t, int value) {
    cells[at(t, REQUEST_G)] = (byte) value;
  }

  /** {@code suspend.gp}. */
  public int suspendGp(int t) {
    return cells[at(t, SUSPEND_GP)];
  }

  void suspendGp(int t, int value) {
    cells[at(t, SUSPEND_GP)] = (byte) value;
  }

  /** {@code suspend.s}; null for Nil. */
  public GStatus suspendS(int t) {
    return GStatus.of(cells[at(t, SUSPEND_S)]);
  }

  void suspendS(int t, GStatus value) {
    cells[at(t, SUSPEND_S)] = (byte) (value == null ? Configuration.NIL : value.ordinal());
  }

  /** {@code suspend.stopped}. */
  public boolean suspendStopped(int t) {
    return cells[at(t, SUSPEND_STOPPED)] != 0;
  }

  void suspendStopped(int t, boolean value) {
    cells[at(t, SUSPEND_STOPPED)] = (byte) (value ? 1 : 0);
  }

  /** {@code suspend.asyncM}. */
  public int suspendAsyncM(int t) {
    return cells[at(t, SUSPEND_ASYNC_M)];
  }

  void suspendAsyncM(int t, int value) {
    cells[at(t, SUSPEND_ASYNC_M)] = (byte) value;
  }

  /** {@code suspend.asyncGen}. */
  public boolean suspendAsyncGen(int t) {
    return cells[at(t, SUSPEND_ASYNC_GEN)] != 0;
  }

  void suspendAsyncGen(int t, boolean value) {
    cells[at(t, SUSPEND_ASYNC_GEN)] = (byte) (value ? 1 : 0);
  }

  /** {@code frame # Nil}. */
  public boolean hasFrame(int t) {
    return framePc(t) != null;
  }

  /** {@code ![t].frame = Nil}. */
  void noFrame(int t) {
    framePc(t, null);
    frameRegisters(t, RegisterFile.NIL);
  }

  /** {@code ![t].request = NoRequest}. */
  void noRequest(int t) {
    requestP(t, Configuration.NIL);
    requestM(t, Configuration.NIL);
    requestG(t, Configuration.NIL);
  }

  /** {@code ![t].suspend = NoSuspend}. */
  void noSuspend(int t) {
    suspendGp(t, Configuration.NIL);
    suspendS(t, null);
    suspendStopped(t, false);
    suspendAsyncM(t, Configuration.NIL);
    suspendAsyncGen(t, false);
  }

  /** {@code ![to] = thread[from]}. */
  void copy(int from, int to) {
    System.arraycopy(cells, begin(from), cells, begin(to), size());
  }

  /** {@code ![t] = AbsentThread}. */
  void absent(int t) {
    Arrays.fill(cells, begin(t), begin(t) + size(), (byte) 0);
    pc(t, ThreadPc.absent);
    registers(t, RegisterFile.CLOBBERED);
    tid(t, Configuration.NIL);
    noFrame(t);
    g(t, Configuration.NIL);
    gp(t, Configuration.NIL);
    pp(t, Configuration.NIL);
    mp(t, Configuration.NIL);
    noRequest(t);
    noSuspend(t);
  }

  /** {@code ProgramPC(t)}: where the program is, whether a handler interrupts it or not. */
  public ThreadPc programPc(int t) {
    ThreadPc interrupted = framePc(t);
    return interrupted == null ? pc(t) : interrupted;
  }
}

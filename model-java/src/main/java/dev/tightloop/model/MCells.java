package dev.tightloop.model;

/** {@code runtime/runtime2.go} type m: read {@code s.m.curg(mp)} as {@code m[mp].curg}. */
public final class MCells extends Cells {

  private static final int CURG = 0;
  private static final int P = 1;
  private static final int OLDP = 2;
  private static final int NEXTP = 3;
  private static final int PARK = 4;
  private static final int SPINNING = 5;
  private static final int LOCKS = 6;
  private static final int PREEMPTOFF = 7;
  private static final int SYSCALLTICK_EQUAL = 8;
  private static final int SIGNAL_PENDING = 9;
  private static final int PREEMPT_GEN = 10;
  private static final int PROCID = 11;
  private static final int FIXED = 12;

  MCells(byte[] cells, int at, int records, Configuration constants) {
    super(cells, at, records, size(constants));
  }

  /** Cells of one record. */
  static int size(Configuration constants) {
    return FIXED;
  }

  /** What each cell of a record is, in order. */
  static void describe(Cell.Sink to, Configuration constants) {
    to.cell("curg", Cell.Kind.G);
    to.cell("p", Cell.Kind.P);
    to.cell("oldp", Cell.Kind.P);
    to.cell("nextp", Cell.Kind.P);
    to.cell("park", Cell.Kind.PLAIN);
    to.cell("spinning", Cell.Kind.PLAIN);
    to.cell("locks", Cell.Kind.PLAIN);
    to.cell("preemptoff", Cell.Kind.PLAIN);
    to.cell("syscalltickEqual", Cell.Kind.PLAIN);
    to.cell("signalPending", Cell.Kind.PLAIN);
    to.cell("preemptGen", Cell.Kind.PLAIN);
    to.cell("procid", Cell.Kind.THREAD);
  }

  public int curg(int mp) {
    return cells[at(mp, CURG)];
  }

  void curg(int mp, int value) {
    cells[at(mp, CURG)] = (byte) value;
  }

  public int p(int mp) {
    return cells[at(mp, P)];
  }

  void p(int mp, int value) {
    cells[at(mp, P)] = (byte) value;
  }

  public int oldp(int mp) {
    return cells[at(mp, OLDP)];
  }

  void oldp(int mp, int value) {
    cells[at(mp, OLDP)] = (byte) value;
  }

  public int nextp(int mp) {
    return cells[at(mp, NEXTP)];
  }

  void nextp(int mp, int value) {
    cells[at(mp, NEXTP)] = (byte) value;
  }

  public boolean park(int mp) {
    return cells[at(mp, PARK)] != 0;
  }

  void park(int mp, boolean value) {
    cells[at(mp, PARK)] = (byte) (value ? 1 : 0);
  }

  public boolean spinning(int mp) {
    return cells[at(mp, SPINNING)] != 0;
  }

  void spinning(int mp, boolean value) {
    cells[at(mp, SPINNING)] = (byte) (value ? 1 : 0);
  }

  public int locks(int mp) {
    return cells[at(mp, LOCKS)];
  }

  void locks(int mp, int value) {
    cells[at(mp, LOCKS)] = (byte) value;
  }

  public boolean preemptoff(int mp) {
    return cells[at(mp, PREEMPTOFF)] != 0;
  }

  void preemptoff(int mp, boolean value) {
    cells[at(mp, PREEMPTOFF)] = (byte) (value ? 1 : 0);
  }

  /** Whether syscalltick equals oldp's. */
  public boolean syscalltickEqual(int mp) {
    return cells[at(mp, SYSCALLTICK_EQUAL)] != 0;
  }

  void syscalltickEqual(int mp, boolean value) {
    cells[at(mp, SYSCALLTICK_EQUAL)] = (byte) (value ? 1 : 0);
  }

  public int signalPending(int mp) {
    return cells[at(mp, SIGNAL_PENDING)];
  }

  void signalPending(int mp, int value) {
    cells[at(mp, SIGNAL_PENDING)] = (byte) value;
  }

  /** Counted from the handler's entry. */
  public int preemptGen(int mp) {
    return cells[at(mp, PREEMPT_GEN)];
  }

  void preemptGen(int mp, int value) {
    cells[at(mp, PREEMPT_GEN)] = (byte) value;
  }

  /** The thread of C that an extra M ran on last. */
  public int procid(int mp) {
    return cells[at(mp, PROCID)];
  }

  void procid(int mp, int value) {
    cells[at(mp, PROCID)] = (byte) value;
  }
}

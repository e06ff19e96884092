package dev.tightloop.model;

/**
 * Where a thread's program is, as {@code spec/Runtime.tla ThreadPC}: in the goroutine's own code,
 * in runtime code on the goroutine's stack, or on g0's.
 */
public enum ThreadPc {
  loop0(Place.LOOP),
  loop1(Place.LOOP),
  loop2(Place.LOOP),

  asyncPreempt(Place.RUNTIME_ON_G_STACK),
  asyncPreempt2(Place.RUNTIME_ON_G_STACK),
  mcall(Place.RUNTIME_ON_G_STACK),
  asyncPreempt2_return(Place.RUNTIME_ON_G_STACK),
  asyncPreempt_restore(Place.RUNTIME_ON_G_STACK),

  absent(Place.G0),
  goschedImpl(Place.G0),
  dropg_m(Place.G0),
  dropg_curg(Place.G0),
  globrunqput(Place.G0),
  schedule(Place.G0),
  findRunnable(Place.G0),
  execute_curg(Place.G0),
  execute_m(Place.G0),
  execute_casgstatus(Place.G0),
  execute_preempt(Place.G0),
  execute_stackguard0(Place.G0),
  execute_schedtick(Place.G0),
  gogo(Place.G0),
  releasep_m_p(Place.G0),
  releasep_p_m(Place.G0),
  releasep_status(Place.G0),
  startlockedm_nextp(Place.G0),
  startlockedm_notewakeup(Place.G0),
  handoffp(Place.G0),
  startm_mget(Place.G0),
  startm_nextp(Place.G0),
  startm_notewakeup(Place.G0),
  stopm(Place.G0),
  mPark(Place.G0),
  acquirep_m_p(Place.G0),
  acquirep_p_m(Place.G0),
  acquirep_status(Place.G0),
  acquirep_nextp(Place.G0);

  /** Whose code it is and whose stack it runs on. */
  public enum Place {
    LOOP,
    RUNTIME_ON_G_STACK,
    G0
  }

  private static final ThreadPc[] VALUES = values();

  private final Place place;

  ThreadPc(Place place) {
    this.place = place;
  }

  public Place place() {
    return place;
  }

  /** The constant of this ordinal, without the copy that {@code values()} makes. */
  public static ThreadPc of(int ordinal) {
    return VALUES[ordinal];
  }

  /** Instruction {@code index} of the loop. */
  public static ThreadPc loop(int index) {
    return VALUES[loop0.ordinal() + index];
  }

  /** This instruction's place in the loop. */
  public int loopIndex() {
    return ordinal() - loop0.ordinal();
  }
}

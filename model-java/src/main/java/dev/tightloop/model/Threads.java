package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.ThreadSet;

/**
 * {@code runtime/proc.go} wakep, startm, newm, stopm and mPark: how threads start and stop. {@code
 * spec/Threads.tla}.
 */
final class Threads extends Runtime {

  /** {@code NeedSpinning}: Go 1.20's handshake, in wakep and findRunnable. */
  final boolean needSpinning;

  /** {@code ReservesID}. */
  private final boolean reservesId;

  Threads(Model model) {
    super(model);
    needSpinning = corrected(Correction.needspinning) || corrected(Correction.needspinningLast);
    reservesId = !fault(Fault.startmWithoutReserveID);
  }

  /** {@code StartedP(t)}, which leaves pidle ({@code PidleWithoutStarted(t)}). */
  private int startedP(int t) {
    return s.thread.pp(t) != NIL ? s.thread.pp(t) : s.sched.pidle().removeHead();
  }

  /** What startm begins with: it was given a P, or there is an idle one. */
  private boolean hasP(int t) {
    return s.thread.pp(t) != NIL || !s.sched.pidle().isEmpty();
  }

  /** {@code NeedsNewM(t)}. */
  private boolean needsNewM(int t) {
    return at(t, ThreadPc.startm_mget)
        && schedUnlocked()
        && hasP(t)
        && !takesPFirst(t)
        && s.sched.midle().isEmpty();
  }

  /** {@code TakesPFirst(t)}. */
  private boolean takesPFirst(int t) {
    return fault(Fault.startmLocksTwice) && s.thread.pp(t) == NIL;
  }

  /** wakep: npidle, read without a lock; Go 1.20 does not look. */
  boolean wakep_npidle(int mp) {
    if (!(at(mp, ThreadPc.wakep))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (model.processors.npidle() == 0 && !needSpinning) {
      returned(mp);
    } else {
      s.thread.pc(mp, ThreadPc.wakep_CAS);
    }
    return true;
  }

  /** {@code OnGoroutineStack(t)}. */
  private boolean onGoroutineStack(int t) {
    return s.thread.g(t) >= 0;
  }

  /** {@code StartmAcquiresM(t)}. */
  private boolean startmAcquiresM(int t) {
    return onGoroutineStack(t) && startmAcquires();
  }

  /** {@code StartmAcquires}. */
  boolean startmAcquires() {
    return !fault(Fault.startmWithoutAcquirem);
  }

  /** wakep: CAS(nmspinning, 0, 1); startm begins with acquirem. */
  boolean wakep_nmspinning(int mp) {
    if (!(at(mp, ThreadPc.wakep_CAS))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (s.sched.nmspinning() == 0 || fault(Fault.wakepStoresNmspinning)) {
      s.sched.nmspinning(1);
      if (startmAcquiresM(mp)) {
        s.m.locks(mp, s.m.locks(mp) + 1);
        called(mp, ThreadPc.startm_mget, ThreadPc.startm_releasem);
      } else {
        s.thread.pc(mp, ThreadPc.startm_mget);
      }
      s.thread.spinning(mp, true);
    } else {
      returned(mp);
    }
    return true;
  }

  /** startm: pidleget if it was given no P, and nmp := mget(), under sched.lock. */
  boolean startm_mget(int t) {
    if (!(at(t, ThreadPc.startm_mget)
        && schedUnlocked()
        && hasP(t)
        && (takesPFirst(t) || !s.sched.midle().isEmpty()))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (takesPFirst(t)) {
      s.thread.pp(t, s.sched.pidle().removeHead());
      return true;
    }
    s.thread.pc(t, ThreadPc.startm_nextp);
    s.thread.pp(t, startedP(t));
    s.thread.mp(t, s.sched.midle().removeHead());
    return true;
  }

  /** startm: no idle M, so newm makes one. */
  boolean startm_newm(int t, int nmp) {
    if (!(!model.newm.hasSteps
        && (reservesId ? needsNewM(t) : at(t, ThreadPc.newm))
        && !in(ThreadSet.CM, nmp)
        && s.thread.pc(nmp) == ThreadPc.absent)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.nextp(nmp, startedP(t));
    s.m.spinning(nmp, s.thread.spinning(t));
    returned(t);
    s.thread.pp(t, NIL);
    s.thread.spinning(t, false);
    model.minit.cloned(nmp, ThreadPc.acquirep_m_p, ThreadPc.acquirep_nextp, ThreadPc.schedule);
    return true;
  }

  /** The same, where newm is more than one step: allocm makes the M. */
  boolean startm_allocm(int t, int nmp) {
    if (!(model.newm.hasSteps
        && needsNewM(t)
        && !in(ThreadSet.CM, nmp)
        && s.thread.pc(nmp) == ThreadPc.absent)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.nextp(nmp, startedP(t));
    s.m.spinning(nmp, s.thread.spinning(t));
    s.thread.pc(t, ThreadPc.newm_lockedExt);
    s.thread.pp(t, NIL);
    s.thread.spinning(t, false);
    s.thread.mp(t, nmp);
    s.thread.pc(nmp, ThreadPc.allocated);
    return true;
  }

  /** startm before golang/go#40368: sched.lock is dropped, the P in hand. */
  boolean startm_unlock(int t) {
    if (!(!reservesId && needsNewM(t))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(t, ThreadPc.newm);
    s.thread.pp(t, startedP(t));
    return true;
  }

  /** startm: no P was given and none is idle any more. */
  boolean startm_noP(int t) {
    if (!(at(t, ThreadPc.startm_mget) && schedUnlocked() && !hasP(t))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (!s.thread.spinning(t)) {
      returned(t);
      return true;
    }
    if (needSpinning) {
      s.sched.lock(t);
    }
    if (corrected(Correction.needspinning)) {
      s.sched.needspinning(true);
    }
    s.thread.pc(t, ThreadPc.startm_nmspinning);
    return true;
  }

  /** startm: Xadd(nmspinning, -1) undoes what the caller added. */
  boolean startm_nmspinning(int t) {
    if (!(at(t, ThreadPc.startm_nmspinning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (s.sched.lock() == t) {
      s.sched.lock(NIL);
    }
    s.sched.nmspinning(s.sched.nmspinning() - 1);
    if (corrected(Correction.needspinningLast)) {
      s.sched.needspinning(true);
    }
    returned(t);
    s.thread.spinning(t, false);
    return true;
  }

  /** startm: nmp.spinning = spinning; nmp.nextp = pp. */
  boolean startm_nextp(int t) {
    if (!(at(t, ThreadPc.startm_nextp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int nmp = s.thread.mp(t);
    s.m.nextp(nmp, s.thread.pp(t));
    s.m.spinning(nmp, s.thread.spinning(t));
    s.thread.pc(t, onGoroutineStack(t) ? ThreadPc.notewakeup_prologue : ThreadPc.startm_notewakeup);
    s.thread.pp(t, NIL);
    s.thread.spinning(t, false);
    return true;
  }

  /** startm: notewakeup(&amp;nmp.park). */
  boolean startm_notewakeup(int t) {
    if (!(at(t, ThreadPc.startm_notewakeup))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.park(s.thread.mp(t), true);
    returned(t);
    s.thread.mp(t, NIL);
    return true;
  }

  /** stopm: mput(mp), under sched.lock. */
  boolean stopm_mput(int mp) {
    if (!(at(mp, ThreadPc.stopm) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.midle().prepend(mp);
    s.thread.pc(mp, ThreadPc.mPark);
    return true;
  }

  /** mPark: notesleep(&amp;mp.park) ends, noteclear. */
  boolean mPark(int mp) {
    if (!(at(mp, ThreadPc.mPark) && s.m.park(mp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.park(mp, false);
    called(mp, ThreadPc.acquirep_m_p, ThreadPc.acquirep_nextp);
    return true;
  }

  /** mp.nextp = 0. */
  boolean acquirep_nextp(int mp) {
    if (!(at(mp, ThreadPc.acquirep_nextp))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    boolean executes = s.thread.ret(mp).head() == ThreadPc.execute_curg;
    s.m.nextp(mp, NIL);
    returned(mp);
    s.thread.gp(mp, executes ? lockedg(mp) : NIL);
    return true;
  }
}

package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

/**
 * {@code spec/Gcstopm.tla}: {@code runtime/proc.go} gcstopm. A thread that was about to look for
 * work finds that the world is to stop, gives up its P and stops.
 */
final class Gcstopm extends Runtime {

  Gcstopm(Model model) {
    super(model);
  }

  /** gcstopm: a spinning M stops to spin; releasep follows. */
  boolean gcstopm_nmspinning(int mp) {
    if (!at(mp, ThreadPc.gcstopm)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (s.m.spinning(mp) && !fault(Fault.gcstopmKeepsSpinning)) {
      s.m.spinning(mp, false);
      s.sched.nmspinning(s.sched.nmspinning() - 1);
    }
    called(mp, ThreadPc.releasep_m_p, ThreadPc.gcstopm_stopwait);
    return true;
  }

  /** gcstopm, under sched.lock: pp.status = _Pgcstop; sched.stopwait--; stopm follows. */
  boolean gcstopm_stopwait(int mp) {
    if (!(at(mp, ThreadPc.gcstopm_stopwait) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.p.status(s.thread.pp(mp), PStatus.Gcstop);
    if (fault(Fault.gcstopmNeverWakes)) {
      s.sched.stopwait(s.sched.stopwait() - 1);
    } else {
      oneStopped();
    }
    s.thread.pc(mp, ThreadPc.stopm);
    s.thread.pp(mp, NIL);
    return true;
  }
}

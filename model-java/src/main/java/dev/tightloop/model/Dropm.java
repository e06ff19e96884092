package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

/**
 * The callback is over, and the thread gives the extra M back: {@code runtime/cgocall.go}
 * cgocallbackg and {@code runtime/proc.go} dropm, {@code spec/Dropm.tla}.
 */
final class Dropm extends Runtime {

  Dropm(Model model) {
    super(model);
  }

  /** dropm: casgstatus(mp.curg, _Gsyscall, _Gdead). */
  boolean dropm_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.syscall)
        && in(Role.CG, s.m.curg(mp))
        && s.m.oldp(mp) != NIL
        && !s.g.scan(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.m.curg(mp), GStatus.Dead);
    s.thread.pc(mp, ThreadPc.dropm_preemptStop);
    s.thread.g(mp, G0);
    return true;
  }

  /** dropm: mp.curg.preemptStop = false. */
  boolean dropm_preemptStop(int mp) {
    if (!at(mp, ThreadPc.dropm_preemptStop)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.preemptStop(s.m.curg(mp), false);
    s.thread.pc(mp, ThreadPc.dropm_sigblock);
    return true;
  }

  /** dropm: sigblock(false). */
  boolean dropm_sigblock(int mp) {
    if (!at(mp, ThreadPc.dropm_sigblock)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (corrected(Correction.dropmClearsSignalPending)) {
      s.m.signalPending(mp, 0);
    }
    s.thread.pc(mp, ThreadPc.dropm_lockextra);
    if (!fault(Fault.dropmLeavesSignals)) {
      s.thread.masked(mp, true);
    }
    return true;
  }

  /** dropm: unminit, and lockextra(true). */
  boolean dropm_lockextra(int mp) {
    if (!(at(mp, ThreadPc.dropm_lockextra) && s.sched.extramLock() == NIL)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.extramLock(mp);
    s.thread.pc(mp, ThreadPc.dropm_unlockextra);
    if (s.thread.altstack(mp) == Altstack.gsignal) {
      s.thread.altstack(mp, Altstack.none);
    }
    return true;
  }

  /** dropm: setg(nil) and unlockextra(mp); the thread is one of C's again. */
  boolean dropm_unlockextra(int mp) {
    if (!at(mp, ThreadPc.dropm_unlockextra)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int t = s.thread.tid(mp);
    registers.become(s, mp, t);
    s.sched.extram().prepend(mp);
    s.sched.extramLock(NIL);
    s.thread.copy(mp, t);
    s.thread.pc(t, ThreadPc.dropm_msigrestore);
    s.thread.g(t, NIL);
    s.thread.tid(t, NIL);
    s.thread.absent(mp);
    return true;
  }

  /** dropm: msigrestore(sigmask). */
  boolean dropm_msigrestore(int t) {
    if (!at(t, ThreadPc.dropm_msigrestore)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(t, ThreadPc.C);
    s.thread.masked(t, fault(Fault.dropmKeepsMask) ? s.thread.masked(t) : s.thread.sigmask(t));
    s.thread.sigmask(t, false);
    return true;
  }
}

package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

/**
 * A thread that C code made borrows an extra M: {@code runtime/asm_amd64.s} cgocallback and {@code
 * runtime/proc.go} needm, {@code spec/Needm.tla}.
 */
final class Needm extends Runtime {

  Needm(Model model) {
    super(model);
  }

  /** cgocallback finds no g and calls needm: sigsave and sigblock. */
  boolean cgocallback(int t) {
    if (!at(t, ThreadPc.C)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(t, ThreadPc.needm_lockextra);
    s.thread.sigmask(t, s.thread.masked(t));
    s.thread.masked(t, !fault(Fault.needmBlocksSignalsLate));
    return true;
  }

  /** lockextra(false). */
  boolean needm_lockextra(int t) {
    if (!(at(t, ThreadPc.needm_lockextra)
        && (s.sched.extramLock() == NIL || fault(Fault.lockextraIsNoCAS))
        && !s.sched.extram().isEmpty())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.extramLock(t);
    s.thread.pc(t, ThreadPc.needm_unlockextra);
    s.thread.mp(t, s.sched.extram().head());
    return true;
  }

  /** unlockextra(mp.schedlink); from here on the thread is that of mp. */
  boolean needm_unlockextra(int t) {
    if (!at(t, ThreadPc.needm_unlockextra)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int mp = s.thread.mp(t);
    registers.become(s, t, mp);
    s.sched.extram().removeHead();
    s.sched.extramLock(NIL);
    s.thread.copy(t, mp);
    s.thread.pc(mp, ThreadPc.minitSignalStack);
    s.thread.ret(mp).clear();
    s.thread.ret(mp).push(ThreadPc.needm_casgstatus);
    s.thread.masked(mp, true);
    s.thread.g(mp, G0);
    s.thread.mp(mp, NIL);
    s.thread.tid(mp, t);
    s.thread.absent(t);
    return true;
  }

  /** casgstatus(mp.curg, _Gdead, _Gsyscall); cgocallbackg calls exitsyscall. */
  boolean needm_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.needm_casgstatus) && !s.g.scan(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.m.curg(mp), GStatus.Syscall);
    s.m.locks(mp, s.m.locks(mp) + 1);
    s.thread.pc(mp, ThreadPc.exitsyscallfast_CAS);
    s.thread.g(mp, s.m.curg(mp));
    return true;
  }
}

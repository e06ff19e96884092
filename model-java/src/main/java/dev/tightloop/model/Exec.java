package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code syscall/exec_unix.go} Exec and {@code runtime/proc.go} syscall_runtime_BeforeExec and
 * AfterExec, {@code spec/Exec.tla}.
 */
final class Exec extends Runtime {

  Exec(Model model) {
    super(model);
  }

  private boolean drainsFirst() {
    return countsSignals() && fault(Fault.BeforeExecDrainsFirst);
  }

  /** BeforeExec: execLock.lock, its first half. */
  boolean BeforeExec(int mp) {
    if (!(mayDo(mp, Role.Execs) && s.sched.execWriter() == NIL)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.locks(mp, s.m.locks(mp) + 1);
    registers.callRuntime(s, mp);
    if (drainsFirst()) {
      s.thread.pc(mp, ThreadPc.BeforeExec_drain);
    } else {
      s.sched.execWriter(mp);
      s.thread.pc(mp, ThreadPc.BeforeExec_lock);
    }
    s.thread.registers(mp, RegisterFile.CLOBBERED);
    return true;
  }

  /** execLock.lock, its second half: the readers are done. */
  boolean BeforeExec_lock(int mp) {
    if (!(at(mp, ThreadPc.BeforeExec_lock) && s.sched.execReaders() == 0)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(
        mp, countsSignals() && !drainsFirst() ? ThreadPc.BeforeExec_drain : ThreadPc.execve);
    return true;
  }

  /** macOS: for int32(pendingPreemptSignals) &gt; 0 { osyield() }. */
  boolean BeforeExec_drain(int mp) {
    if (!(at(mp, ThreadPc.BeforeExec_drain)
        && s.sched.pendingPreemptSignals() <= 0
        && (!drainsFirst() || s.sched.execWriter() == NIL))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (drainsFirst()) {
      s.sched.execWriter(mp);
      s.thread.pc(mp, ThreadPc.BeforeExec_lock);
    } else {
      s.thread.pc(mp, ThreadPc.execve);
    }
    return true;
  }

  /** execve finds no such program; AfterExec: execLock.unlock. */
  boolean AfterExec(int mp) {
    if (!(at(mp, ThreadPc.execve))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.execWriter(NIL);
    model.acquirem.restoreRequest(mp);
    s.m.locks(mp, s.m.locks(mp) - 1);
    backInLoop(mp);
    return true;
  }
}

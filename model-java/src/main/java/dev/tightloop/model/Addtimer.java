package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code runtime/proc.go} wakeNetPoller and startm on a goroutine's own stack, where a stack check
 * may preempt it: {@code spec/Addtimer.tla}.
 */
final class Addtimer extends Runtime {

  Addtimer(Model model) {
    super(model);
  }

  /** A timer has been added, nobody waits in netpoll: wakep. */
  boolean addtimer(int mp) {
    if (!mayDo(mp, Role.Wakes)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.callRuntime(s, mp);
    called(mp, ThreadPc.wakep, ThreadPc.addtimer_return);
    s.thread.registers(mp, RegisterFile.CLOBBERED);
    return true;
  }

  /** The prologue of notewakeup finds too little stack, or so it seems. */
  boolean notewakeup_morestack(int mp) {
    if (!(at(mp, ThreadPc.notewakeup_prologue) && model.cooperative.tooLittleStack(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.m.curg(mp);
    s.g.sched(gp, ThreadPc.notewakeup_prologue);
    if (s.thread.mp(mp) != NIL) {
      s.g.nmp(gp, s.thread.mp(mp));
    }
    registers.mcall(s, mp);
    s.thread.pc(mp, ThreadPc.newstack);
    s.thread.g(mp, G0);
    s.thread.mp(mp, NIL);
    s.thread.ret(mp).clear();
    return true;
  }

  /** The prologue of notewakeup finds enough stack. */
  boolean notewakeup_enough(int mp) {
    if (!(at(mp, ThreadPc.notewakeup_prologue)
        && !model.cooperative.tooLittleStack(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.m.curg(mp);
    int nmp = s.g.nmp(gp);
    s.thread.pc(mp, ThreadPc.startm_notewakeup);
    if (nmp != NIL) {
      s.thread.mp(mp, nmp);
      Stack ret = s.thread.ret(mp);
      ret.clear();
      ret.push(ThreadPc.addtimer_return);
      if (model.threads.startmAcquires()) {
        ret.push(ThreadPc.startm_releasem);
      }
    }
    s.g.nmp(gp, NIL);
    return true;
  }

  /** startm: releasem. */
  boolean startm_releasem(int mp) {
    if (!at(mp, ThreadPc.startm_releasem)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    model.acquirem.restoreRequest(mp);
    s.m.locks(mp, s.m.locks(mp) - 1);
    returned(mp);
    return true;
  }

  /** addtimer returns. */
  boolean addtimer_return(int mp) {
    if (!at(mp, ThreadPc.addtimer_return)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    backInLoop(mp);
    return true;
  }
}

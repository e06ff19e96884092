package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;
import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;

/**
 * {@code runtime/proc.go} LockOSThread, startTemplateThread and templateThread: a thread without a
 * P that makes the threads that locked ones need. {@code spec/TemplateThread.tla}.
 */
final class TemplateThread extends Runtime {

  TemplateThread(Model model) {
    super(model);
  }

  /** LockOSThread: newmHandoff.haveTemplateThread == 0 leads to startTemplateThread. */
  boolean LockOSThread(int mp) {
    if (!(mayDo(mp, Role.LocksOSThread) && lockedm(s.m.curg(mp)) == NIL)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    boolean starts = is(Switch.TemplateThread) && s.sched.templateThread() == TemplateNote.none;
    if (starts && !fault(Fault.startTemplateThreadIsPreemptible)) {
      s.m.locks(mp, s.m.locks(mp) + 1);
    }
    if (starts) {
      s.sched.templateThread(TemplateNote.claimed);
    }
    registers.callRuntime(s, mp);
    s.thread.pc(mp, starts ? ThreadPc.startTemplateThread_newm : ThreadPc.dolockOSThread);
    s.thread.registers(mp, RegisterFile.CLOBBERED);
    return true;
  }

  /** startTemplateThread calls newm, whose stack check finds too little stack. */
  boolean startTemplateThread_morestack(int mp) {
    if (!(at(mp, ThreadPc.startTemplateThread_newm)
        && model.cooperative.tooLittleStack(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.sched(s.m.curg(mp), ThreadPc.startTemplateThread_newm);
    registers.mcall(s, mp);
    s.thread.pc(mp, ThreadPc.newstack);
    s.thread.g(mp, G0);
    return true;
  }

  /** startTemplateThread: newm(templateThread, nil, -1), up to the clone. */
  boolean startTemplateThread_newm(int mp, int nmp) {
    if (!(at(mp, ThreadPc.startTemplateThread_newm)
        && !model.cooperative.tooLittleStack(s.m.curg(mp))
        && s.sched.execWriter() == NIL
        && s.thread.pc(nmp) == ThreadPc.absent)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, ThreadPc.dolockOSThread);
    model.minit.cloned(nmp, ThreadPc.templateThread_nmsys);
    return true;
  }

  /** dolockOSThread: m.lockedg and gp.lockedm. */
  boolean dolockOSThread(int mp) {
    if (!(at(mp, ThreadPc.dolockOSThread))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.m.curg(mp);
    model.acquirem.restoreRequest(mp);
    s.m.locks(mp, 0);
    s.g.lockedm(gp, mp);
    backInLoop(mp);
    return true;
  }

  /** templateThread: sched.nmsys++ and checkdead. */
  boolean templateThread_nmsys(int mp) {
    if (!(at(mp, ThreadPc.templateThread_nmsys) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, ThreadPc.templateThread);
    return true;
  }

  /** templateThread, under newmHandoff.lock: an M from the list, or waiting = true. */
  boolean templateThread(int mp) {
    if (!(at(mp, ThreadPc.templateThread))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (!s.sched.newmHandoff().isEmpty()) {
      s.thread.mp(mp, s.sched.newmHandoff().removeHead());
      called(mp, ThreadPc.newm1, ThreadPc.templateThread);
    } else if (fault(Fault.templateThreadLooksTooEarly)) {
      s.thread.pc(mp, ThreadPc.templateThread_notesleep);
    } else {
      s.sched.templateThread(TemplateNote.waiting);
      s.thread.pc(mp, ThreadPc.templateThread_notesleep);
    }
    return true;
  }

  /** With the fault: waiting = true, the lock dropped in between. */
  boolean templateThread_waiting(int mp) {
    if (!((at(mp, ThreadPc.templateThread_notesleep)
        && s.sched.templateThread() == TemplateNote.claimed))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.templateThread(TemplateNote.waiting);
    return true;
  }

  /** templateThread: notesleep(&amp;newmHandoff.wake) ends. */
  boolean templateThread_notesleep(int mp) {
    if (!(at(mp, ThreadPc.templateThread_notesleep)
        && s.sched.templateThread() == TemplateNote.woken)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.templateThread(TemplateNote.claimed);
    s.thread.pc(mp, ThreadPc.templateThread);
    return true;
  }
}

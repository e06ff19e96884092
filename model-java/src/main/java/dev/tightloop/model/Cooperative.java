package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;

import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;

/**
 * Cooperative preemption, {@code spec/Cooperative.tla}: the stack check in a function's prologue,
 * {@code runtime/asm_amd64.s} morestack and {@code runtime/stack.go} newstack.
 */
final class Cooperative extends Runtime {

  Cooperative(Model model) {
    super(model);
  }

  /** {@code TooLittleStack(gp)}. */
  boolean tooLittleStack(int gp) {
    return s.g.stackPreempt(gp) || s.g.smallStack(gp);
  }

  /** The goroutine calls a function. */
  boolean userCall(int mp) {
    if (!mayDo(mp, Role.Calls)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    enterPrologue(mp);
    return true;
  }

  /** {@code ![mp].pc = "prologue"}, with the registers of the caller at {@code Loop[1]}. */
  void enterPrologue(int mp) {
    registers.call(s, mp);
    if (is(Switch.MayMoreStackPreempt)) {
      s.g.stackPreempt(s.m.curg(mp), true);
    }
    s.thread.pc(mp, ThreadPc.prologue);
    s.thread.registers(
        mp,
        registerFile.computed(
            s.thread.registers(mp), s.m.curg(mp), ThreadPc.loop0, ThreadPc.prologue));
  }

  /** The prologue finds enough stack; the function's body is merged with the way back. */
  boolean prologue_enough(int mp) {
    if (!(at(mp, ThreadPc.prologue) && !tooLittleStack(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.prologueEnough(s, mp);
    int gp = s.m.curg(mp);
    if (s.m.locks(mp) == 0 && !in(Role.ResetsTimers, gp)) {
      backInLoop(mp);
    } else {
      registers.callRuntime(s, mp);
      s.thread.pc(
          mp,
          in(Role.Pins, gp)
              ? ThreadPc.procUnpin
              : in(Role.ResetsTimers, gp) ? ThreadPc.modtimer : ThreadPc.releasem);
      s.thread.registers(mp, RegisterFile.CLOBBERED);
    }
    return true;
  }

  /** The prologue finds too little stack, or so it seems. */
  boolean prologue_short(int mp) {
    if (!(at(mp, ThreadPc.prologue) && tooLittleStack(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.prologueShort(s, mp);
    s.thread.pc(mp, ThreadPc.prologue_JLS);
    s.thread.registers(
        mp,
        registerFile.computed(
            s.thread.registers(mp), s.m.curg(mp), ThreadPc.prologue, ThreadPc.prologue_JLS));
    return true;
  }

  /** The branch, the spilling of the arguments, and morestack. */
  boolean morestack(int mp) {
    if (!(at(mp, ThreadPc.prologue_JLS) || at(mp, ThreadPc.printlock_JLS))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.morestack(s, mp);
    s.g.sched(
        s.m.curg(mp),
        s.thread.pc(mp) == ThreadPc.prologue_JLS ? ThreadPc.prologue : ThreadPc.printlock);
    s.thread.pc(mp, ThreadPc.newstack);
    s.thread.g(mp, G0);
    s.thread.registers(mp, RegisterFile.CLOBBERED);
    return true;
  }

  /** newstack: atomic.Loaduintptr(&amp;gp.stackguard0). */
  boolean newstack_stackguard0(int mp) {
    if (!at(mp, ThreadPc.newstack)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.m.curg(mp);
    ThreadPc next;
    if (!s.g.stackPreempt(gp)) {
      next = ThreadPc.newstack_casgstatus;
    } else if (!canPreemptM(mp) && !fault(Fault.newstackIgnoresCanPreemptM)) {
      next = ThreadPc.newstack_notNow;
    } else if (s.g.preemptShrink(gp)) {
      next = ThreadPc.newstack_shrinkstack;
    } else {
      next = ThreadPc.newstack_preemptStop;
    }
    s.thread.gp(mp, gp);
    s.thread.pc(mp, next);
    return true;
  }

  /** newstack, not now: gp.stackguard0 = gp.stack.lo + _StackGuard. */
  boolean newstack_notNow(int mp) {
    if (!at(mp, ThreadPc.newstack_notNow)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.stackPreempt(s.thread.gp(mp), false);
    if (fault(Fault.newstackClearsPreempt)) {
      s.g.preempt(s.thread.gp(mp), false);
    }
    s.thread.pc(mp, ThreadPc.gogo);
    return true;
  }

  /** newstack: gp.preemptShrink = false; shrinkstack(gp). */
  boolean newstack_shrinkstack(int mp) {
    if (!at(mp, ThreadPc.newstack_shrinkstack)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.thread.gp(mp);
    s.g.preemptShrink(gp, false);
    if (in(Role.SmallStack, gp) && !s.g.smallStack(gp)) {
      s.g.smallStack(gp, true);
      s.g.stackPreempt(gp, false);
    }
    s.thread.pc(mp, ThreadPc.newstack_preemptStop);
    return true;
  }

  /** newstack: gp.preemptStop decides between preemptPark and gopreempt_m. */
  boolean newstack_preemptStop(int mp) {
    if (!at(mp, ThreadPc.newstack_preemptStop)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, s.g.preemptStop(s.thread.gp(mp)) ? ThreadPc.preemptPark : ThreadPc.goschedImpl);
    return true;
  }

  /** newstack, the stack is short: casgstatus(gp, _Grunning, _Gcopystack). */
  boolean newstack_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.newstack_casgstatus) && !s.g.scan(s.thread.gp(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.thread.gp(mp), GStatus.Copystack);
    s.thread.pc(mp, ThreadPc.copystack);
    return true;
  }

  /** copystack: gp.stackguard0 = new.lo + _StackGuard. */
  boolean copystack_stackguard0(int mp) {
    if (!at(mp, ThreadPc.copystack)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.thread.gp(mp);
    s.g.stackPreempt(gp, false);
    s.g.smallStack(gp, false);
    s.thread.pc(
        mp,
        corrected(Correction.copystackKeepsRequest)
            ? ThreadPc.newstack_preempt
            : ThreadPc.newstack_casgstatus_back);
    return true;
  }

  /** The correction: if gp.preempt { gp.stackguard0 = stackPreempt }. */
  boolean newstack_preempt(int mp) {
    if (!at(mp, ThreadPc.newstack_preempt)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.thread.gp(mp);
    if (s.g.preempt(gp)) {
      s.g.stackPreempt(gp, true);
    }
    s.thread.pc(mp, ThreadPc.newstack_casgstatus_back);
    return true;
  }

  /** newstack: casgstatus(gp, _Gcopystack, _Grunning). */
  boolean newstack_casgstatus_back(int mp) {
    if (!(at(mp, ThreadPc.newstack_casgstatus_back) && !s.g.scan(s.thread.gp(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.thread.gp(mp), GStatus.Running);
    s.thread.pc(mp, ThreadPc.gogo);
    return true;
  }

  /** The prologue of printlock, if asyncPreempt2 called it. */
  boolean printlock_compare(int mp) {
    if (!at(mp, ThreadPc.printlock)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, tooLittleStack(s.m.curg(mp)) ? ThreadPc.printlock_JLS : ThreadPc.mcall);
    return true;
  }
}

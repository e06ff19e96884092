package dev.tightloop.model;

import dev.tightloop.model.Configuration.Role;

/**
 * A store that the compiler has guarded by a write barrier, and as much of a garbage collection as
 * it needs to be about something: {@code spec/WriteBarrier.tla}.
 */
final class WriteBarrier extends Runtime {

  WriteBarrier(Model model) {
    super(model);
  }

  private void compute(int mp, ThreadPc next) {
    long registers = s.thread.registers(mp);
    int gp = s.m.curg(mp);
    s.thread.registers(mp, registerFile.computed(registers, gp, s.thread.pc(mp), next));
    s.thread.pc(mp, next);
  }

  /** CMPL runtime.writeBarrier(SB), $0 and the branch after it. */
  boolean writeBarrier_load(int mp) {
    if (!mayDo(mp, Role.WritesPointers)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    boolean off = s.sched.gcphase() == GcPhase.off;
    compute(mp, off ? ThreadPc.writeBarrier_off : ThreadPc.writeBarrier_on);
    return true;
  }

  /** *slot = nil, and with the barrier what the slot pointed to is marked first. */
  boolean writeBarrier_store(int mp) {
    if (!(at(mp, ThreadPc.writeBarrier_off) || at(mp, ThreadPc.writeBarrier_on))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (s.thread.pc(mp) == ThreadPc.writeBarrier_on && s.sched.heapSlot()) {
      s.sched.heapMarked(true);
    }
    s.sched.heapSlot(false);
    compute(mp, ThreadPc.loop0);
    return true;
  }

  /** A goroutine loads the pointer from the slot and keeps it on its stack. */
  boolean loadPointer(int mp) {
    if (!(mayDo(mp, Role.ReadsPointers) && s.sched.heapSlot() && !s.sched.heapHeld())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.heapHeld(true);
    return true;
  }

  /** gcStart, with the world stopped: setGCPhase(_GCmark), and the stacks. */
  boolean gcStart_setGCPhase(int mp) {
    if (!(at(mp, ThreadPc.worldStopped)
        && in(Role.Collects, s.m.curg(mp))
        && s.sched.gcphase() == GcPhase.off)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.gcphase(GcPhase.mark);
    s.sched.heapMarked(s.sched.heapHeld());
    return true;
  }

  /** gcDrain: the collector scans the slot, and has found all that there is. */
  boolean gcDrain(int mp) {
    if (!(mayDo(mp, Role.Collects) && s.sched.gcphase() == GcPhase.mark)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.gcphase(GcPhase.done);
    s.sched.heapMarked(s.sched.heapMarked() || s.sched.heapSlot());
    return true;
  }
}

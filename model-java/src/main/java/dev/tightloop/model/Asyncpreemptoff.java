package dev.tightloop.model;

import dev.tightloop.model.Configuration.Role;

/** A goroutine saves, sets and restores debug.asyncpreemptoff: {@code spec/Asyncpreemptoff.tla}. */
final class Asyncpreemptoff extends Runtime {

  Asyncpreemptoff(Model model) {
    super(model);
  }

  private boolean someoneHasSaved() {
    for (int mp = 0; mp < constants.machines(); mp++) {
      switch (programPc(mp)) {
        case asyncpreemptoff_0,
            asyncpreemptoff_1,
            asyncpreemptoff_restore_0,
            asyncpreemptoff_restore_1 -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /** old := debug.asyncpreemptoff. */
  boolean asyncpreemptoff_save(int mp) {
    if (!(mayDo(mp, Role.SwitchesOff)
        && (fault(Fault.asyncpreemptoffSavedByTwo) || !someoneHasSaved()))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.callRuntime(s, mp);
    s.thread.pc(
        mp, s.sched.asyncpreemptoff() ? ThreadPc.asyncpreemptoff_1 : ThreadPc.asyncpreemptoff_0);
    s.thread.registers(mp, RegisterFile.CLOBBERED);
    return true;
  }

  /** debug.asyncpreemptoff = 1. */
  boolean asyncpreemptoff_set(int mp) {
    if (!(at(mp, ThreadPc.asyncpreemptoff_0) || at(mp, ThreadPc.asyncpreemptoff_1))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.asyncpreemptoff(true);
    s.thread.pc(
        mp,
        s.thread.pc(mp) == ThreadPc.asyncpreemptoff_1
            ? ThreadPc.asyncpreemptoff_restore_1
            : ThreadPc.asyncpreemptoff_restore_0);
    return true;
  }

  /** debug.asyncpreemptoff = old. */
  boolean asyncpreemptoff_restore(int mp) {
    if (!(at(mp, ThreadPc.asyncpreemptoff_restore_0)
        || at(mp, ThreadPc.asyncpreemptoff_restore_1))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.asyncpreemptoff(s.thread.pc(mp) == ThreadPc.asyncpreemptoff_restore_1);
    backInLoop(mp);
    return true;
  }
}

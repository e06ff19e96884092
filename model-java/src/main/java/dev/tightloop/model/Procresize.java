package dev.tightloop.model;

import dev.tightloop.model.Configuration.Switch;

/**
 * {@code runtime/proc.go} procresize when GOMAXPROCS grows: allp has entries that are nil for a
 * while, and sysmon's retake goes round all of it. {@code spec/Procresize.tla}.
 */
final class Procresize extends Runtime {

  private final int sysmon;

  Procresize(Model model) {
    super(model);
    sysmon = constants.sysmon();
  }

  /** {@code NilInAllp}. */
  boolean nilInAllp() {
    for (int mp = 0; mp < constants.machines(); mp++) {
      if (programPc(mp) == ThreadPc.procresize) {
        return true;
      }
    }
    return false;
  }

  /** startTheWorldWithSema: lock(&amp;sched.lock); procresize: allp = nallp. */
  boolean procresize_allp(int mp) {
    if (!(is(Switch.GrowsAllp) && at(mp, ThreadPc.worldStopped) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.lock(mp);
    s.thread.pc(mp, ThreadPc.procresize);
    return true;
  }

  /** retake, wrongly: a nil entry of allp is taken for a P. */
  boolean retake_nil() {
    if (!(fault(Fault.retakeTrustsAllp) && at(sysmon, ThreadPc.usleep) && nilInAllp())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(sysmon, ThreadPc.retake_nil);
    return true;
  }
}

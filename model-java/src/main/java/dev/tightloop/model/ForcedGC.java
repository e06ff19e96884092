package dev.tightloop.model;

import dev.tightloop.model.Configuration.Switch;

/**
 * {@code runtime/proc.go} sysmon, its end: it readies a helper goroutine for a GC, {@code
 * spec/ForcedGC.tla}.
 */
final class ForcedGC extends Runtime {

  private final int sysmon;

  ForcedGC(Model model) {
    super(model);
    sysmon = constants.sysmon();
  }

  /** injectglist: sched.npidle # 0, and startm(nil, false). */
  boolean sysmon_injectglist() {
    if (!(is(Switch.ForcesGC) && at(sysmon, ThreadPc.usleep) && model.processors.npidle() != 0)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    called(sysmon, ThreadPc.startm_mget, ThreadPc.usleep);
    return true;
  }
}

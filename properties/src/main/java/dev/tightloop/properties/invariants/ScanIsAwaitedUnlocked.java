package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Scheduler",
    sentence = "Nobody waits for the scan bit with sched.lock held.",
    why =
        "Whoever has the bit may need the lock before it lets go: both would wait for ever, and everybody else for the lock (golang/go#19112).",
    reliesOn = {
      "runtime/proc.go:963 casgstatus",
      "runtime/proc.go:3940 exitsyscall0",
      "runtime/mgcpacer.go:772 enlistWorker"
    })
final class ScanIsAwaitedUnlocked extends CataloguedInvariant {

  /** {@code AwaitsScanPC}. */
  private static final Places AWAITS_SCAN =
      Places.of(
          ThreadPc.goschedImpl,
          ThreadPc.park_m,
          ThreadPc.ready,
          ThreadPc.newproc1,
          ThreadPc.goexit0,
          ThreadPc.execute_casgstatus,
          ThreadPc.reentersyscall_casgstatus,
          ThreadPc.entersyscallblock_casgstatus,
          ThreadPc.exitsyscall_casgstatus,
          ThreadPc.exitsyscall0,
          ThreadPc.newstack_casgstatus,
          ThreadPc.newstack_casgstatus_back,
          ThreadPc.preemptPark,
          ThreadPc.markroot,
          ThreadPc.markroot_casgstatus,
          ThreadPc.stopTheWorld_casgstatus,
          ThreadPc.stopTheWorld_stopped,
          ThreadPc.forEachP_casgstatus,
          ThreadPc.forEachP_done);

  ScanIsAwaitedUnlocked(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.sched.lock() == mp && AWAITS_SCAN.contains(programPC(mp))) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return someMachineIn(AWAITS_SCAN);
  }
}

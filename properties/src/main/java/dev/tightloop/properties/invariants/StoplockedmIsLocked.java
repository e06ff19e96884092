package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "LockedM",
    sentence = "Only an M that a goroutine is locked to waits in stoplockedm.",
    why = "stoplockedm throws 'inconsistent locking'; nobody would ever wake it (golang/go#46524).",
    reliesOn = {"runtime/proc.go:2439 stoplockedm", "runtime/proc.go:3957 exitsyscall0"})
final class StoplockedmIsLocked extends CataloguedInvariant {

  StoplockedmIsLocked(Model model) {
    super(model);
  }

  private boolean inStoplockedm(int mp) {
    return programPC(mp) == ThreadPc.mPark
        && s.thread.ret(mp).length() > 0
        && s.thread.ret(mp).head() == ThreadPc.execute_curg;
  }

  private boolean isLocked(int mp) {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.lockedm(gp) == mp) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (inStoplockedm(mp) && !isLocked(mp)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (inStoplockedm(mp)) {
        return true;
      }
    }
    return false;
  }
}

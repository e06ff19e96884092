package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.PStatus;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "StoppedWorld",
    sentence = "No P is left alone in a system call while the world stops.",
    why = "A stop of the world would take as long as somebody's read from a terminal.",
    reliesOn = {
      "runtime/proc.go:1198 stopTheWorldWithSema",
      "runtime/proc.go:3664 reentersyscall",
      "runtime/proc.go:3691 entersyscall_gcwait"
    })
final class SyscallPsStop extends CataloguedInvariant {

  private static final Places OWN = Places.of(ThreadPc.stopTheWorld_own);

  SyscallPsStop(Model model) {
    super(model);
  }

  private boolean stillTakes(int mp, int pp) {
    ThreadPc pc = programPC(mp);
    return within(mp, OWN)
        || pc == ThreadPc.stopTheWorld_syscall && s.thread.ps(mp).contains(pp)
        || pc == ThreadPc.reentersyscall_gcwaiting && s.m.oldp(mp) == pp;
  }

  private boolean somebodyTakes(int pp) {
    for (int mp = 0; mp < machines; mp++) {
      if (stillTakes(mp, pp)) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean holds() {
    if (s.sched.gcwaiting()) {
      for (int pp = 0; pp < processors; pp++) {
        if (s.p.status(pp) == PStatus.Syscall && !somebodyTakes(pp)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    if (s.sched.gcwaiting()) {
      for (int pp = 0; pp < processors; pp++) {
        if (s.p.status(pp) == PStatus.Syscall) {
          return true;
        }
      }
    }
    return false;
  }
}

package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.PStatus;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SafePointFns",
    sentence =
        "No P is in a system call with its flag up unless forEachP has still to look at it; Go 1.19 does not keep this.",
    why = "The collector waits until a system call returns, which may take as long as it likes.",
    reliesOn = {
      "runtime/proc.go:1628 forEachP",
      "runtime/proc.go:3651 reentersyscall",
      "runtime/proc.go:1645 forEachP"
    })
final class SyscallPsHaveRun extends SafePointFnsPredicates {

  private static final Places IDLE = Places.of(ThreadPc.forEachP_idle);

  SyscallPsHaveRun(Model model) {
    super(model);
  }

  private boolean stillLooksAt(int mp, int pp) {
    return within(mp, IDLE) || s.thread.ps(mp).contains(pp) && within(mp, SYSCALL);
  }

  private boolean somebodyLooksAt(int pp) {
    for (int mp = 0; mp < machines; mp++) {
      if (stillLooksAt(mp, pp)) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean holds() {
    for (int pp = 0; pp < processors; pp++) {
      if (hasNotRunInSyscall(pp) && !somebodyLooksAt(pp)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasNotRunInSyscall(int pp) {
    return s.p.runSafePointFn(pp) && s.p.status(pp) == PStatus.Syscall;
  }

  @Override
  boolean matters() {
    for (int pp = 0; pp < processors; pp++) {
      if (hasNotRunInSyscall(pp)) {
        return true;
      }
    }
    return false;
  }
}

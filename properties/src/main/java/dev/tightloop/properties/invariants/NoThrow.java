package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.PStatus;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Invariants",
    sentence = "No test of the scheduler fails that would make Go throw, or wait for ever.",
    why =
        "The program dies with a fatal error of the runtime that no recover catches, or a thread waits for a status that never comes.",
    reliesOn = {
      "runtime/proc.go:967 casgstatus",
      "runtime/proc.go:4969 wirep",
      "runtime/proc.go:4989 releasep",
      "runtime/proc.go:2235 stopm",
      "runtime/proc.go:2335 startm",
      "runtime/proc.go:2531 execute",
      "runtime/lock_futex.go:142 notewakeup"
    })
final class NoThrow extends CataloguedInvariant {

  private static final Places MAY_THROW =
      Places.of(
          ThreadPc.goschedImpl,
          ThreadPc.execute_casgstatus,
          ThreadPc.dropg_m,
          ThreadPc.releasep_m_p,
          ThreadPc.startlockedm_nextp,
          ThreadPc.startm_nextp,
          ThreadPc.startlockedm_notewakeup,
          ThreadPc.startm_notewakeup,
          ThreadPc.stopm,
          ThreadPc.acquirep_m_p);

  NoThrow(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int t = 0; t < threads; t++) {
      if (!noThrow(t)) {
        return false;
      }
    }
    return true;
  }

  private boolean noThrow(int mp) {
    return switch (programPC(mp)) {
      case goschedImpl, park_m, goexit0 -> gIs(s.thread.gp(mp), GStatus.Running);
      case execute_casgstatus -> gIs(s.thread.gp(mp), GStatus.Runnable);
      case ready, park_m_unlockf -> gIs(s.thread.gp(mp), GStatus.Waiting);
      case exitsyscall0 -> gIs(s.thread.gp(mp), GStatus.Syscall);
      case reentersyscall_casgstatus, entersyscallblock_casgstatus ->
          gIs(s.m.curg(mp), GStatus.Running);
      case exitsyscall_casgstatus, syscall, syscall_EINTR, syscall_failed ->
          gIs(s.m.curg(mp), GStatus.Syscall);
      case needm_casgstatus -> gIs(s.m.curg(mp), GStatus.Dead);
      case dropg_m -> s.m.curg(mp) == s.thread.gp(mp);
      case schedule -> s.m.locks(mp) == 0 && !(s.m.spinning(mp) && hasLocalWork(s.m.p(mp)));
      case releasep_m_p ->
          s.m.p(mp) != NIL && s.p.m(s.m.p(mp)) == mp && s.p.status(s.m.p(mp)) == PStatus.Running;
      case startlockedm_nextp -> {
        int locked = s.g.lockedm(s.thread.gp(mp));
        yield locked != mp && s.m.nextp(locked) == NIL;
      }
      case startm_nextp ->
          !s.m.spinning(s.thread.mp(mp))
              && s.m.nextp(s.thread.mp(mp)) == NIL
              && !(s.thread.spinning(mp) && hasLocalWork(s.thread.pp(mp)));
      case startlockedm_notewakeup, startm_notewakeup -> !s.m.park(s.thread.mp(mp));
      case stopm -> s.m.p(mp) == NIL && s.m.locks(mp) == 0 && !s.m.spinning(mp);
      case pidleput, handoffp_lock -> !hasLocalWork(s.thread.pp(mp));
      case acquirep_m_p -> acquires(mp);
      default -> true;
    };
  }

  private boolean gIs(int gp, GStatus status) {
    return s.g.status(gp) == status;
  }

  private boolean acquires(int mp) {
    int carried = s.thread.pp(mp);
    int pp = carried != NIL ? carried : s.m.nextp(mp);
    int locked = lockedg(mp);
    return s.m.p(mp) == NIL
        && pp != NIL
        && s.p.m(pp) == NIL
        && s.p.status(pp) == PStatus.Idle
        && (locked == NIL || carried != NIL || gIs(locked, GStatus.Runnable));
  }

  @Override
  boolean matters() {
    return someMachineIn(MAY_THROW);
  }
}

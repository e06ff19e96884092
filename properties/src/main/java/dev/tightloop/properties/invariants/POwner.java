package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.model.PStatus;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Invariants",
    sentence =
        "Every processor has exactly one owner: an M, a thread that carries it, a system call, the list of idle ones, or the stopper.",
    why =
        "A P without an owner runs nothing, and a stop of the world waits for it for ever; a P with two owners has its run queue and its mcache used by two threads at once.",
    reliesOn = {
      "runtime/proc.go:4969 wirep",
      "runtime/proc.go:4994 releasep",
      "runtime/proc.go:2286 startm",
      "runtime/proc.go:1196 stopTheWorldWithSema"
    })
final class POwner extends CataloguedInvariant {

  private static final Places NOT_IN_SYSMONS_HANDS =
      Places.of(Place.SYSMON, Place.REQUESTER, Place.CHECKDEAD);

  private final int sysmon;

  POwner(Model model) {
    super(model);
    sysmon = constants.sysmon();
  }

  private boolean inSyscall(int mp, int pp) {
    return s.m.oldp(mp) == pp
        && s.m.syscalltickEqual(mp)
        && (s.p.status(pp) == PStatus.Syscall || programPC(mp) == ThreadPc.reentersyscall_status);
  }

  private boolean inHands(int t, int pp) {
    return s.thread.pp(t) == pp && (t != sysmon || !NOT_IN_SYSMONS_HANDS.contains(programPC(t)));
  }

  private boolean leaving(int mp, int pp) {
    if (s.m.p(mp) != pp && s.m.oldp(mp) != pp) {
      return false;
    }
    ThreadPc pc = programPC(mp);
    return pc == ThreadPc.reentersyscall_m_p || pc == ThreadPc.reentersyscall_status;
  }

  private boolean takenByStopper(int mp, int pp) {
    return s.p.status(pp) == PStatus.Gcstop
        && (s.p.m(pp) == NIL || s.p.m(pp) == mp)
        && s.m.curg(mp) != NIL
        && s.m.curg(mp) == s.sched.worldsema();
  }

  private boolean givenBackBy(int mp, int pp) {
    return programPC(mp) == ThreadPc.startTheWorld_nextp && s.thread.ps(mp).contains(pp);
  }

  private boolean givenBack(int pp) {
    for (int mp = 0; mp < machines; mp++) {
      if (givenBackBy(mp, pp)) {
        return true;
      }
    }
    return false;
  }

  private int owners(int pp) {
    int owners = 0;
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.p(mp) == pp
          || s.m.nextp(mp) == pp
          || inHands(mp, pp)
          || inSyscall(mp, pp)
          || takenByStopper(mp, pp)
          || givenBackBy(mp, pp)) {
        owners++;
      }
    }
    for (int t = machines; t < threads; t++) {
      if (inHands(t, pp)) {
        owners++;
      }
    }
    return owners;
  }

  @Override
  boolean holds() {
    for (int pp = 0; pp < processors; pp++) {
      if (!pOwner(pp)) {
        return false;
      }
    }
    return true;
  }

  private boolean pOwner(int pp) {
    int timesIdle = s.sched.pidle().count(pp);
    if (owners(pp) + timesIdle != 1) {
      return false;
    }
    int mp = s.p.m(pp);
    PStatus status = s.p.status(pp);
    if (mp != NIL) {
      if (s.m.p(mp) != pp && s.thread.pp(mp) != pp && !givenBack(pp)) {
        return false;
      }
    } else if (status == PStatus.Running && !isOnItsWay(pp)) {
      return false;
    }
    if (status == PStatus.Syscall && (mp != NIL || !isInSyscall(pp))) {
      return false;
    }
    return timesIdle == 0 || mp == NIL && status == PStatus.Idle && !hasLocalWork(pp);
  }

  /** {@code (\E t \in Thread : InHands(t, pp)) \/ \E mp \in M : Leaving(mp, pp)}. */
  private boolean isOnItsWay(int pp) {
    for (int t = 0; t < threads; t++) {
      if (inHands(t, pp) || t < machines && leaving(t, pp)) {
        return true;
      }
    }
    return false;
  }

  private boolean isInSyscall(int pp) {
    for (int mp = 0; mp < machines; mp++) {
      if (inSyscall(mp, pp)) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.pp(mp) != NIL || s.m.nextp(mp) != NIL) {
        return true;
      }
    }
    return false;
  }
}

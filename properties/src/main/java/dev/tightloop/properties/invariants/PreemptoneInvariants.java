package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;

/** {@code spec/Preemptone.tla}: a request meets the goroutine at its next stack check. */
final class PreemptoneInvariants extends Predicates {

  PreemptoneInvariants(Model model) {
    super(model);
  }

  private boolean inUserCode(int gp) {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.curg(mp) == gp && s.m.locks(mp) == 0) {
        ThreadPc pc = programPC(mp);
        if (pc.isLoop() || pc == ThreadPc.prologue) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean guardIsOnItsWay(int gp) {
    for (int t = 0; t < threads; t++) {
      if (s.thread.requestG(t) == gp && programPC(t) == ThreadPc.preemptone_stackguard0) {
        return true;
      }
    }
    return false;
  }

  boolean requestReachesGuard() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.preempt(gp)
          && !s.g.stackPreempt(gp)
          && !s.g.scan(gp)
          && inUserCode(gp)
          && !guardIsOnItsWay(gp)) {
        return false;
      }
    }
    return true;
  }

  boolean requestReachesGuardMatters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.preempt(gp) && inUserCode(gp)) {
        return true;
      }
    }
    return false;
  }
}

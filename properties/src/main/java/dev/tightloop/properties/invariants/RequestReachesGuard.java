package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Preemptone",
    sentence =
        "A request that has set both flag and guard meets the goroutine at its next stack check; Go 1.19 does not keep this.",
    why =
        "A call-free loop apart, a goroutine would run on through any number of calls until a signal or sysmon's next round reaches it.",
    reliesOn = {
      "runtime/proc.go:5404 preemptone",
      "runtime/stack.go:1026 newstack",
      "runtime/proc.go:6162 procUnpin",
      "runtime/runtime1.go:488 releasem"
    })
final class RequestReachesGuard extends CataloguedInvariant {

  RequestReachesGuard(Model model) {
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

  @Override
  boolean holds() {
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

  @Override
  boolean matters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.preempt(gp) && inUserCode(gp)) {
        return true;
      }
    }
    return false;
  }
}

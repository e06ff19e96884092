package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Cooperative",
    sentence =
        "When a prologue finds a request in stackguard0, gp.preempt is set as well; Go 1.19 does not keep this.",
    why =
        "A call enters the runtime for a request that has been withdrawn, and yields for nothing.",
    reliesOn = {
      "runtime/stack.go:1021 newstack",
      "runtime/proc.go:2534 execute",
      "runtime/runtime1.go:488 releasem"
    })
final class GuardMeansRequest extends CataloguedInvariant {

  GuardMeansRequest(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      ThreadPc pc = programPC(mp);
      if (pc.isLoop() || pc == ThreadPc.prologue) {
        int gp = s.m.curg(mp);
        if (s.g.stackPreempt(gp) && !s.g.preempt(gp) && !s.g.scan(gp)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp).isLoop() && s.g.stackPreempt(s.m.curg(mp))) {
        return true;
      }
    }
    return false;
  }
}

package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Cooperative",
    sentence = "newstack runs only where none of its tests throws.",
    why = "The program dies with 'stack split at bad time' or another fatal error of the runtime.",
    reliesOn = {"runtime/stack.go:995 newstack", "runtime/stack.go:988 newstack"})
final class NewstackDoesNotThrow extends CataloguedInvariant {

  NewstackDoesNotThrow(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp) == ThreadPc.newstack && !newstackIsRight(mp)) {
        return false;
      }
    }
    return true;
  }

  private boolean newstackIsRight(int mp) {
    int gp = s.m.curg(mp);
    return s.thread.g(mp) == Configuration.G0
        && gp != NIL
        && s.g.status(gp) == GStatus.Running
        && s.g.m(gp) == mp
        && !s.g.throwsplit(gp)
        && (s.m.p(mp) != NIL || s.m.locks(mp) > 0)
        && !(s.g.preemptShrink(gp) && s.g.asyncSafePoint(gp));
  }

  @Override
  boolean matters() {
    return someMachineAt(ThreadPc.newstack);
  }
}

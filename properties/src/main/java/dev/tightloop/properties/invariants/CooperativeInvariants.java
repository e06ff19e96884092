package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;

/** {@code spec/Cooperative.tla}: the stack check in a prologue, and newstack. */
final class CooperativeInvariants extends Predicates {

  private static final Places NEWSTACK = Places.of(Place.COOPERATIVE);

  CooperativeInvariants(Model model) {
    super(model);
  }

  boolean growsShortStacksOnly() {
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp) == ThreadPc.newstack_casgstatus && !s.g.smallStack(s.thread.gp(mp))) {
        return false;
      }
    }
    return true;
  }

  boolean growsShortStacksOnlyMatters() {
    return someMachineAt(ThreadPc.newstack_casgstatus);
  }

  boolean noNewstackInAsyncPreempt() {
    for (int mp = 0; mp < machines; mp++) {
      if (NEWSTACK.contains(programPC(mp))) {
        int gp = s.m.curg(mp);
        if (s.g.resumePC(gp) != null || s.g.asyncSafePoint(gp)) {
          return false;
        }
      }
    }
    return true;
  }

  boolean noNewstackInAsyncPreemptMatters() {
    return someMachineIn(NEWSTACK);
  }

  boolean newstackDoesNotThrow() {
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

  boolean newstackDoesNotThrowMatters() {
    return someMachineAt(ThreadPc.newstack);
  }

  boolean guardMeansRequest() {
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

  boolean guardMeansRequestMatters() {
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp).isLoop() && s.g.stackPreempt(s.m.curg(mp))) {
        return true;
      }
    }
    return false;
  }
}

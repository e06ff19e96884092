package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Dropm",
    sentence =
        "An extra M is in the list or has exactly one thread, and a thread of C has at most one M.",
    why =
        "Two threads of C would run on one M and one g0 stack, or a callback would wait for an M that nobody gives back.",
    reliesOn = {
      "runtime/proc.go:1844 needm",
      "runtime/proc.go:1994 dropm",
      "runtime/proc.go:2022 lockextra",
      "runtime/proc.go:1880 needm"
    })
final class OneThreadPerExtraM extends CataloguedInvariant {

  OneThreadPerExtraM(Model model) {
    super(model);
  }

  private boolean inList(int mp) {
    return s.sched.extram().contains(mp);
  }

  private boolean borrowed(int mp) {
    for (int t = machines + 1; t < threads; t++) {
      if (s.thread.mp(t) == mp) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (isExtra(mp) && !isInOnePlace(mp)) {
        return false;
      }
    }
    for (int t = machines + 1; t < threads; t++) {
      if (s.thread.pc(t) == ThreadPc.absent && borrowedBy(t) != 1) {
        return false;
      }
    }
    return true;
  }

  private boolean isInOnePlace(int mp) {
    boolean inList = inList(mp);
    boolean borrowed = borrowed(mp);
    int gp = constants.extrag(mp);
    return (inList || borrowed) == (s.thread.pc(mp) == ThreadPc.absent)
        && (borrowed || inList == (s.thread.tid(mp) == NIL))
        && (!inList || s.m.p(mp) == NIL && s.m.curg(mp) == gp && s.g.status(gp) == GStatus.Dead);
  }

  private int borrowedBy(int t) {
    int count = 0;
    for (int mp = 0; mp < machines; mp++) {
      if (isExtra(mp) && s.thread.tid(mp) == t) {
        count++;
      }
    }
    return count;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (isExtra(mp) && !inList(mp)) {
        return true;
      }
    }
    return false;
  }
}

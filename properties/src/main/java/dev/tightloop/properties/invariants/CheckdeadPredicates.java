package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;

/** The operators of {@code spec/Checkdead.tla}. */
abstract class CheckdeadPredicates extends CataloguedInvariant {

  CheckdeadPredicates(Model model) {
    super(model);
  }

  private boolean lockedIdleM(int mp) {
    return constants.lockedg(mp) != NIL && programPC(mp) == ThreadPc.mPark && s.m.nextp(mp) == NIL;
  }

  private int run() {
    int run = -s.sched.midle().length() - s.sched.nmidlelocked();
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.pc(mp) != ThreadPc.absent || constants.has(ThreadSet.CM, mp)) {
        run++;
      }
      if (lockedIdleM(mp)) {
        run--;
      }
    }
    return run;
  }

  final boolean checksDead(int t) {
    if (s.sched.lock() != NIL) {
      return false;
    }
    ThreadPc pc = programPC(t);
    return pc == ThreadPc.stopm
        || pc == ThreadPc.incidlelocked_plus
        || t < machines && lockedIdleM(t);
  }

  final int runAfter(int t) {
    ThreadPc pc = programPC(t);
    if (pc == ThreadPc.stopm) {
      return run() - 1;
    }
    return pc == ThreadPc.incidlelocked_plus ? run() - operators.counted() : run();
  }
}

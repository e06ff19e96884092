package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.PStatus;
import dev.tightloop.model.ThreadPc;

/**
 * {@code spec/StoppedWorld.tla}: while stopTheWorld stops the world, and until it has started
 * again.
 */
abstract class StoppedWorldPredicates extends CataloguedInvariant {

  static final Places SLEEPS = Places.of(ThreadPc.stopTheWorld_notetsleep);

  StoppedWorldPredicates(Model model) {
    super(model);
  }

  final int notStopped() {
    int count = 0;
    for (int pp = 0; pp < processors; pp++) {
      if (s.p.status(pp) != PStatus.Gcstop) {
        count++;
      }
    }
    return count;
  }

  final boolean somebodySleeps() {
    for (int mp = 0; mp < machines; mp++) {
      if (within(mp, SLEEPS)) {
        return true;
      }
    }
    return false;
  }
}

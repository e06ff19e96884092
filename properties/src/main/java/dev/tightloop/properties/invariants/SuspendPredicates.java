package dev.tightloop.properties.invariants;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;

/**
 * {@code spec/SuspendInvariants.tla}: suspendG, resumeG and preemptPark. Sets of threads are bit
 * masks.
 */
abstract class SuspendPredicates extends CataloguedInvariant {

  static final Places CLAIMED =
      Places.of(
          ThreadPc.suspendG_preemptStop,
          ThreadPc.suspendG_preempt,
          ThreadPc.suspendG_stackguard0,
          ThreadPc.scanstack,
          ThreadPc.scanstack_shrinkstack,
          ThreadPc.scanConservative_state,
          ThreadPc.scanConservative_allocBits,
          ThreadPc.resumeG);

  SuspendPredicates(Model model) {
    super(model);
  }

  final int target(int mp) {
    return s.thread.suspendGp(mp);
  }

  final int claimed(int gp) {
    return suspendersIn(CLAIMED, gp);
  }

  final int suspendersIn(Places places, int gp) {
    int set = 0;
    for (int mp = 0; mp < machines; mp++) {
      if (target(mp) == gp && places.contains(programPC(mp))) {
        set |= 1 << mp;
      }
    }
    return set;
  }

  final boolean mayBeSuspended(int gp) {
    GStatus status = s.g.status(gp);
    return status == GStatus.Runnable || status == GStatus.Waiting || status == GStatus.Syscall;
  }
}

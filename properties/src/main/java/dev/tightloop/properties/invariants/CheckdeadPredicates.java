package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;

/** The operators of {@code spec/Checkdead.tla}. */
abstract class CheckdeadPredicates extends CataloguedInvariant {

  private static final Places TEMPLATE_THREAD = Places.of(ThreadPc.templateThread);

  private static final Places NOT_COUNTED =
      Places.of(Place.GONE)
          .with(ThreadPc.absent, ThreadPc.mexit_signalPending, ThreadPc.templateThread_notesleep);

  /** Where one more M has just ceased to count, or is about to. */
  private static final Places LEAVING =
      Places.of(ThreadPc.stopm, ThreadPc.mexit_nmfreed, ThreadPc.templateThread_nmsys);

  CheckdeadPredicates(Model model) {
    super(model);
  }

  private boolean lockedIdleM(int mp) {
    return lockedg(mp) != NIL && programPC(mp) == ThreadPc.mPark && s.m.nextp(mp) == NIL;
  }

  private boolean counts(int mp) {
    return constants.has(ThreadSet.CM, mp)
        || !NOT_COUNTED.contains(programPC(mp)) && !within(mp, TEMPLATE_THREAD);
  }

  private int run() {
    int run = -s.sched.midle().length() - s.sched.nmidlelocked();
    for (int mp = 0; mp < machines; mp++) {
      if (counts(mp)) {
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
    return LEAVING.contains(pc)
        || pc == ThreadPc.incidlelocked_plus
        || t < machines && lockedIdleM(t);
  }

  final int runAfter(int t) {
    ThreadPc pc = programPC(t);
    if (LEAVING.contains(pc)) {
      return run() - 1;
    }
    return pc == ThreadPc.incidlelocked_plus ? run() - operators.counted() : run();
  }
}

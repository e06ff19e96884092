package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;

/** {@code spec/Acquirem.tla}: code that must not be preempted. */
final class AcquiremInvariants extends Predicates {

  private static final Places WITHOUT_LOCKS =
      Places.of(
          ThreadPc.goschedImpl,
          ThreadPc.preemptPark,
          ThreadPc.schedule,
          ThreadPc.asyncPreempt,
          ThreadPc.asyncPreempt2);

  AcquiremInvariants(Model model) {
    super(model);
  }

  boolean locksKeepM() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.locks(mp) > 0 && WITHOUT_LOCKS.contains(programPC(mp))) {
        return false;
      }
    }
    return true;
  }

  boolean locksKeepMMatters() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.locks(mp) > 0) {
        return true;
      }
    }
    return false;
  }
}

package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;

/** {@code spec/SafePointFns.tla}: the function that forEachP runs for every P. */
abstract class SafePointFnsPredicates extends CataloguedInvariant {

  static final Places SYSCALL = Places.of(ThreadPc.forEachP_syscall, ThreadPc.forEachP_CAS);
  static final Places WAITS = SYSCALL.with(ThreadPc.forEachP_again);

  SafePointFnsPredicates(Model model) {
    super(model);
  }

  final boolean somebodyWaits() {
    for (int mp = 0; mp < machines; mp++) {
      if (within(mp, WAITS)) {
        return true;
      }
    }
    return false;
  }
}

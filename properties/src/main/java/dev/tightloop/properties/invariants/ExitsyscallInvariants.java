package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc.Place;

/** {@code spec/Exitsyscall.tla}: no stack check while throwsplit is set. */
final class ExitsyscallInvariants extends Predicates {

  private static final Places MAY_SPLIT =
      Places.of(Place.LOOP, Place.PROLOGUE, Place.COOPERATIVE, Place.LOCKS_M);

  ExitsyscallInvariants(Model model) {
    super(model);
  }

  boolean noSplitWhileThrowsplit() {
    for (int mp = 0; mp < machines; mp++) {
      if (MAY_SPLIT.contains(programPC(mp)) && s.g.throwsplit(s.m.curg(mp))) {
        return false;
      }
    }
    return true;
  }

  boolean noSplitWhileThrowsplitMatters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.throwsplit(gp)) {
        return true;
      }
    }
    return false;
  }
}

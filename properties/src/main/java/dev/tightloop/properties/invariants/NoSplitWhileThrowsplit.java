package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc.Place;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Exitsyscall",
    sentence = "No function with a stack check runs while throwsplit is set.",
    why = "The program dies with 'stack split at bad time' in the middle of a system call.",
    reliesOn = {
      "runtime/stack.go:995 newstack",
      "runtime/proc.go:3624 reentersyscall",
      "runtime/proc.go:3816 exitsyscall"
    })
final class NoSplitWhileThrowsplit extends CataloguedInvariant {

  private static final Places MAY_SPLIT =
      Places.of(Place.LOOP, Place.PROLOGUE, Place.BARRIER, Place.COOPERATIVE, Place.LOCKS_M);

  NoSplitWhileThrowsplit(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (MAY_SPLIT.contains(programPC(mp)) && s.g.throwsplit(s.m.curg(mp))) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.throwsplit(gp)) {
        return true;
      }
    }
    return false;
  }
}

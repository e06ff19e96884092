package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Invariants",
    sentence = "A locked goroutine runs on its M only, and that M runs nothing else.",
    why =
        "Code that relies on its thread (a graphics context, a user id, a C library's thread-local state) would find another one's.",
    reliesOn = {
      "runtime/proc.go:3192 schedule",
      "runtime/proc.go:2463 startlockedm",
      "runtime/proc.go:2438 stoplockedm",
      "runtime/proc.go:3957 exitsyscall0"
    })
final class LockedGRunsOnItsM extends CataloguedInvariant {

  LockedGRunsOnItsM(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      int gp = s.m.curg(mp);
      if (gp != NIL) {
        int lockedm = s.g.lockedm(gp);
        int lockedg = lockedg(mp);
        if (lockedm != NIL && lockedm != mp || lockedg != NIL && lockedg != gp) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.curg(mp) != NIL && s.g.lockedm(s.m.curg(mp)) != NIL) {
        return true;
      }
    }
    return false;
  }
}

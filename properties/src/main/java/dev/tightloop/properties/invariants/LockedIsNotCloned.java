package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Newm",
    sentence = "No thread is made as a copy of one that is locked to its goroutine.",
    why =
        "The program may have put its locked thread into another network namespace or under other limits; a goroutine of somebody else would then run there.",
    reliesOn = {"runtime/proc.go:2112 newm", "runtime/proc.go:4401 LockOSThread"})
final class LockedIsNotCloned extends CataloguedInvariant {

  private static final Places MAKES = Places.of(ThreadPc.newm1, ThreadPc.newm1_clone);
  private static final Places MEXIT = Places.of(Place.MEXIT);

  private final boolean templateThread;

  LockedIsNotCloned(Model model) {
    super(model);
    templateThread = constants.is(Switch.TemplateThread);
  }

  private boolean locked(int t) {
    return lockedg(t) != NIL || within(t, MEXIT);
  }

  @Override
  boolean holds() {
    for (int t = 0; t < threads; t++) {
      if (templateThread && MAKES.contains(programPC(t)) && locked(t)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int t = 0; t < threads; t++) {
      if (templateThread && programPC(t) == ThreadPc.newm_lockedExt && locked(t)) {
        return true;
      }
    }
    return false;
  }
}

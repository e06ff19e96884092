package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Mexit",
    sentence =
        "A thread that exits leaves nothing behind: no processor, no goroutine, nothing in its hands.",
    why = "The processor would never stop with the world, and the goroutine never run.",
    reliesOn = {"runtime/proc.go:1536 mexit"})
final class LeavesNothing extends CataloguedInvariant {

  private static final Places DONE = Places.of(Place.GONE).with(ThreadPc.mexit_signalPending);

  LeavesNothing(Model model) {
    super(model);
  }

  private boolean leavesNothing(int mp) {
    return s.m.p(mp) == NIL
        && s.m.nextp(mp) == NIL
        && s.m.curg(mp) == NIL
        && lockedg(mp) == NIL
        && !s.m.spinning(mp)
        && s.m.locks(mp) == 0
        && s.thread.pp(mp) == NIL
        && s.thread.gp(mp) == NIL
        && s.thread.mp(mp) == NIL;
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (DONE.contains(programPC(mp)) && !leavesNothing(mp)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return someMachineAt(ThreadPc.mexit_signalPending);
  }
}

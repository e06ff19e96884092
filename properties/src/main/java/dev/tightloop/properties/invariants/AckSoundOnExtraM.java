package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Dropm",
    sentence =
        "An extra M has no signalPending that no signal stands for; Go 1.19 does not keep this.",
    why =
        "After a callback from C an M would not be signalled again, and a tight loop in the next callback could not be preempted.",
    reliesOn = {
      "runtime/proc.go:1975 dropm",
      "runtime/signal_unix.go:375 preemptM",
      "runtime/signal_unix.go:447 sigtrampgo"
    })
final class AckSoundOnExtraM extends CataloguedInvariant {

  private static final Places NOT_IN_GO = Places.of(Place.MINIT).with(ThreadPc.absent);

  AckSoundOnExtraM(Model model) {
    super(model);
  }

  private boolean signalIsPending(int mp) {
    return isExtra(mp) && s.m.signalPending(mp) == 1 && !NOT_IN_GO.contains(programPC(mp));
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (signalIsPending(mp) && signalsOnTheWay(mp) == 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (signalIsPending(mp)) {
        return true;
      }
    }
    return false;
  }
}

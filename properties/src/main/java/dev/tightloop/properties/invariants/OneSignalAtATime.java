package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Invariants",
    sentence = "No thread gets a signal while another is on its way to it.",
    why =
        "Several requesters would keep a thread in its signal handler, and the program would burn a processor without advancing (golang/go#37741).",
    reliesOn = {"runtime/signal_unix.go:375 preemptM", "runtime/preempt.go:121 suspendG"},
    assumptions = "Nobody outside of the program sends SIGURG.")
final class OneSignalAtATime extends CataloguedInvariant {

  OneSignalAtATime(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (signalsOnTheWay(mp) > 1) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (signalsOnTheWay(mp) == 1) {
        return true;
      }
    }
    return false;
  }
}

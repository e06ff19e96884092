package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Minit",
    sentence = "A thread of Go blocks SIGURG only while it is becoming one or ceases to be one.",
    why = "A request that needs the signal would wait for ever.",
    reliesOn = {
      "runtime/os_linux.go:178 newosproc",
      "runtime/signal_unix.go:1230 minitSignalMask",
      "runtime/proc.go:1991 dropm",
      "runtime/proc.go:1496 mexit"
    },
    assumptions = {"With asyncpreemptoff a thread that C made keeps its mask."})
final class SignalsOpen extends CataloguedInvariant {

  /** {@code BlocksSignalsPC}. */
  private static final Places BLOCKS_SIGNALS =
      Places.of(
          ThreadPc.minitSignalStack,
          ThreadPc.minitSignalMask,
          ThreadPc.dropm_lockextra,
          ThreadPc.dropm_unlockextra);

  private static final Places MEXIT = Places.of(Place.MEXIT);

  SignalsOpen(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.masked(mp)
          && !BLOCKS_SIGNALS.contains(programPC(mp))
          && !within(mp, MEXIT)
          && !(constants.is(Switch.AsyncPreemptOff) && s.thread.sigmask(mp))) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.masked(mp) || s.thread.handler(mp) == HandlerPc.sigreturn) {
        return true;
      }
    }
    return false;
  }
}

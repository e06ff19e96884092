package dev.tightloop.properties.invariants;

import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SignalHandler",
    sentence = "The handler takes no lock that the code it interrupts may hold.",
    why =
        "The handler would wait for a lock whose holder it has interrupted: the thread hangs (golang/go#42207).",
    reliesOn = {
      "runtime/proc.go:1838 needm",
      "runtime/signal_unix.go:1050 badsignal",
      "runtime/proc.go:2022 lockextra"
    })
final class HandlerTakesNoHeldLock extends CataloguedInvariant {

  HandlerTakesNoHeldLock(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int t = 0; t < threads; t++) {
      HandlerPc handler = s.thread.handler(t);
      if ((handler == HandlerPc.badsignal_needm || handler == HandlerPc.badsignal_dropm)
          && s.sched.extramLock() == t) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int t = 0; t < threads; t++) {
      if (s.thread.handler(t) == HandlerPc.badsignal_needm) {
        return true;
      }
    }
    return false;
  }
}

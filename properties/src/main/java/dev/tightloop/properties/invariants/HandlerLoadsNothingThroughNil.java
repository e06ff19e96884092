package dev.tightloop.properties.invariants;

import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SignalHandler",
    sentence = "The handler looks at a g that has an M.",
    why =
        "wantAsyncPreempt would load through nil in a signal handler, and the program would crash.",
    reliesOn = {"runtime/preempt.go:344 wantAsyncPreempt", "runtime/signal_unix.go:398 sigFetchG"})
final class HandlerLoadsNothingThroughNil extends CataloguedInvariant {

  HandlerLoadsNothingThroughNil(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (operators.handlerLoadsThroughNil(mp)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.handler(mp) == HandlerPc.wantAsyncPreempt_g
          || s.thread.handler(mp) == HandlerPc.wantAsyncPreempt_p) {
        return true;
      }
    }
    return false;
  }
}

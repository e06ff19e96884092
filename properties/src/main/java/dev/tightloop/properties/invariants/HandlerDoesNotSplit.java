package dev.tightloop.properties.invariants;

import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SignalHandler",
    sentence = "No stack check fails in the signal handler.",
    why =
        "A goroutine whose guard is poisoned would have the handler itself preempted, on a stack that is not its own.",
    reliesOn = {"runtime/signal_unix.go:465 sigtrampgo", "runtime/asm_amd64.s:544 morestack"})
final class HandlerDoesNotSplit extends CataloguedInvariant {

  HandlerDoesNotSplit(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int t = 0; t < threads; t++) {
      if (s.thread.handler(t) == HandlerPc.morestack) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.handler(mp) != HandlerPc.none && operators.stackCheckFails(mp)) {
        return true;
      }
    }
    return false;
  }
}

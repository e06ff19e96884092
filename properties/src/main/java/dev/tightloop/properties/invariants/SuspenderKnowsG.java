package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SuspendThread",
    sentence =
        "The goroutine at which preemptM looks is that of the M that it was asked to preempt.",
    why =
        "It goes from that goroutine to its M and P, through nil if the thread has left Go in between.",
    reliesOn = {"runtime/os_windows.go:1387 preemptM", "runtime/preempt.go:342 wantAsyncPreempt"})
final class SuspenderKnowsG extends CataloguedInvariant {

  SuspenderKnowsG(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int t = 0; t < threads; t++) {
      if (programPC(t) == ThreadPc.preemptM_wantAsyncPreempt) {
        int gp = operators.gFromSP(t);
        if (gp == NIL || (gp >= 0 && s.g.m(gp) != s.thread.requestM(t))) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int t = 0; t < threads; t++) {
      if (programPC(t) == ThreadPc.preemptM_wantAsyncPreempt) {
        return true;
      }
    }
    return false;
  }
}

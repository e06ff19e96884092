package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SignalHandler",
    sentence = "The g that the handler finds is the one whose code it interrupted.",
    why = "The handler would test one goroutine and inject a call into another's code.",
    reliesOn = {
      "runtime/signal_unix.go:398 sigFetchG",
      "runtime/signal_unix.go:436 sigtrampgo",
      "runtime/preempt.go:342 wantAsyncPreempt",
      "runtime/preempt.go:369 isAsyncSafePoint",
      "runtime/signal_unix.go:352 doSigPreempt"
    })
final class HandlerKnowsG extends CataloguedInvariant {

  private final int sysmon;

  HandlerKnowsG(Model model) {
    super(model);
    sysmon = constants.sysmon();
  }

  @Override
  boolean holds() {
    for (int t = 0; t < threads; t++) {
      if (t != sysmon && inHandler(t)) {
        int gp = s.thread.g(t);
        if (gp >= 0 && !(s.m.curg(t) == gp && s.g.m(gp) == t)) {
          return false;
        }
        if (ON_G_STACK.contains(programPC(t)) && gp != s.m.curg(t)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (inHandler(mp) && s.thread.g(mp) >= 0) {
        return true;
      }
    }
    return false;
  }
}

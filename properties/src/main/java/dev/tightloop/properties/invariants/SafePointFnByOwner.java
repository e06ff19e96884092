package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.model.PStatus;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SafePointFns",
    sentence = "A thread runs the function for the P that it holds.",
    why = "The function would flush a P's buffers while that P's goroutine writes to them.",
    reliesOn = {"runtime/proc.go:1683 runSafePointFn", "runtime/proc.go:2574 findRunnable"})
final class SafePointFnByOwner extends CataloguedInvariant {

  SafePointFnByOwner(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      ThreadPc pc = programPC(mp);
      if (pc == ThreadPc.runSafePointFn || pc == ThreadPc.runSafePointFn_safePointWait) {
        int pp = s.m.p(mp);
        if (pp == NIL
            || s.p.m(pp) != mp
            || s.p.status(pp) != PStatus.Running
            || s.p.runSafePointFn(pp) != (pc == ThreadPc.runSafePointFn)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return someMachineAt(ThreadPc.runSafePointFn_safePointWait);
  }
}

package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SafePointFns",
    sentence = "safePointWait counts the Ps for which the function has still to run.",
    why =
        "forEachP would return before every P's buffers are flushed, so that the collector misses objects, or wait for ever and hang the program.",
    reliesOn = {
      "runtime/proc.go:1591 forEachP",
      "runtime/proc.go:1653 forEachP",
      "runtime/proc.go:1688 runSafePointFn"
    })
final class SafePointWaitCounts extends CataloguedInvariant {

  SafePointWaitCounts(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    int count = 0;
    for (int pp = 0; pp < processors; pp++) {
      if (s.p.runSafePointFn(pp)) {
        count++;
      }
    }
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp) == ThreadPc.runSafePointFn_safePointWait) {
        count++;
      }
    }
    return s.sched.safePointWait() == count;
  }

  @Override
  boolean matters() {
    return s.sched.safePointWait() != 0;
  }
}

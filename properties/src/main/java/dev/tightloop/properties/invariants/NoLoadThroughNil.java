package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SuspendInvariants",
    sentence = "suspendG reads preemptGen of a thread only, not of nil.",
    why =
        "The collector itself would crash with a nil dereference that no program can recover from.",
    reliesOn = {"runtime/preempt.go:195 suspendG"})
final class NoLoadThroughNil extends SuspendPredicates {

  NoLoadThroughNil(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (operators.loadsThroughNil(mp)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp) == ThreadPc.suspendG_asyncM
          && operators.flagsStand(target(mp))
          && s.thread.suspendAsyncM(mp) == NIL) {
        return true;
      }
    }
    return false;
  }
}

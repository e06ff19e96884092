package dev.tightloop.properties.invariants;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SuspendInvariants",
    sentence = "suspendG's caller can itself be suspended while it waits.",
    why = "Two goroutines that suspend each other would each wait for ever (golang/go#28695).",
    reliesOn = {
      "runtime/preempt.go:110 suspendG",
      "runtime/mgcmark.go:221 markroot",
      "runtime/mgcmark.go:232 markroot"
    })
final class SuspenderPreemptible extends CataloguedInvariant {

  SuspenderPreemptible(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp) == ThreadPc.suspendG && s.g.status(s.m.curg(mp)) == GStatus.Running) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return someMachineAt(ThreadPc.suspendG);
  }
}

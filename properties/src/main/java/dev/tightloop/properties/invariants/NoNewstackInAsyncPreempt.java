package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc.Place;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Cooperative",
    sentence = "asyncPreempt and asyncPreempt2 call nothing that checks the stack.",
    why =
        "The check would find the very request that is being honoured: the goroutine would be preempted once more, or a stack copied that has no precise maps.",
    reliesOn = {
      "runtime/preempt.go:302 asyncPreempt2",
      "runtime/stack.go:1153 isShrinkStackSafe",
      "runtime/stack.go:1021 newstack"
    },
    registerLevel = true)
final class NoNewstackInAsyncPreempt extends CataloguedInvariant {

  private static final Places NEWSTACK = Places.of(Place.COOPERATIVE);

  NoNewstackInAsyncPreempt(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (NEWSTACK.contains(programPC(mp))) {
        int gp = s.m.curg(mp);
        if (s.g.resumePC(gp) != null || s.g.asyncSafePoint(gp)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return someMachineIn(NEWSTACK);
  }
}

package dev.tightloop.properties.invariants;

import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Invariants",
    sentence = "asyncPreempt is injected at safe points of user code only, and never twice.",
    why =
        "The injected call would interrupt code whose stack cannot be unwound, that holds a lock, or that is half through a write barrier: a crash, a deadlock, or memory freed while in use.",
    reliesOn = {
      "runtime/preempt.go:363 isAsyncSafePoint",
      "runtime/signal_unix.go:345 doSigPreempt",
      "runtime/preempt.go:302 asyncPreempt2"
    },
    assumptions = "The compiler's unsafe-point table is right.",
    registerLevel = true)
final class SafePointOnly extends CataloguedInvariant {

  private final Places safe;
  private final Places resumedAt;

  SafePointOnly(Model model) {
    super(model);
    safe = SafePlaces.safePlaces(operators, constants);
    resumedAt = SafePlaces.resumedAt(operators, constants);
  }

  @Override
  boolean holds() {
    for (int gp = 0; gp < goroutines; gp++) {
      ThreadPc resumePC = s.g.resumePC(gp);
      if (resumePC != null && !resumedAt.contains(resumePC)) {
        return false;
      }
    }
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.handler(mp) == HandlerPc.pushCall
          && !(safe.contains(s.thread.framePc(mp)) && s.g.resumePC(s.m.curg(mp)) == null)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    return someInjected();
  }
}

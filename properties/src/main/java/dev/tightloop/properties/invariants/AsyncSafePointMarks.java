package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Invariants",
    sentence =
        "asyncSafePoint is set whenever asyncPreempt's save area is in use, but for its two ends.",
    why =
        "The stack would be shrunk, or scanned with precise maps, although its innermost frame has none: pointers in registers would be missed, and what they point to freed.",
    reliesOn = {
      "runtime/preempt.go:304 asyncPreempt2",
      "runtime/stack.go:1153 isShrinkStackSafe",
      "runtime/stack.go:1062 newstack"
    })
final class AsyncSafePointMarks extends CataloguedInvariant {

  AsyncSafePointMarks(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int gp = 0; gp < goroutines; gp++) {
      boolean saved = s.g.stackRegisters(gp) != RegisterFile.NIL;
      if (s.g.asyncSafePoint(gp) != (saved && !isAtAnEndOfAsyncPreempt(gp))) {
        return false;
      }
    }
    return true;
  }

  private boolean isAtAnEndOfAsyncPreempt(int gp) {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.curg(mp) == gp) {
        ThreadPc pc = programPC(mp);
        if (pc == ThreadPc.asyncPreempt2 || pc == ThreadPc.asyncPreempt_restore) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  boolean matters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.asyncSafePoint(gp)) {
        return true;
      }
    }
    return false;
  }
}

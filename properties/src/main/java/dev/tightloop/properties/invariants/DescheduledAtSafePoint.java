package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SafePoint",
    sentence =
        "A goroutine is descheduled at a blocked, a synchronous or an asynchronous safe point only.",
    why = "The garbage collector would unwind a stack at a place where it cannot be unwound.",
    reliesOn = {
      "runtime/mgcmark.go:734 scanstack",
      "runtime/stack.go:1140 isShrinkStackSafe",
      "runtime/preempt.go:363 isAsyncSafePoint"
    })
final class DescheduledAtSafePoint extends SafePointPredicates {

  private static final Places BLOCKED =
      Places.of(
          ThreadPc.entry,
          ThreadPc.loop0,
          ThreadPc.stopTheWorld_semacquire,
          ThreadPc.forEachP_semacquire,
          ThreadPc.exitsyscall_return);

  DescheduledAtSafePoint(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (descheduled(gp)) {
        ThreadPc sched = s.g.sched(gp);
        boolean without = BLOCKED.contains(sched) || sched == ThreadPc.prologue;
        if (without ? !nothingOnStack(gp) : !atAsyncSafePoint(gp)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.sched(gp) != ThreadPc.entry && descheduled(gp)) {
        return true;
      }
    }
    return false;
  }
}

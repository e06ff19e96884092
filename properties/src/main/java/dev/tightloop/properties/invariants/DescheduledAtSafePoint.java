package dev.tightloop.properties.invariants;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.RegisterFile;
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
final class DescheduledAtSafePoint extends CataloguedInvariant {

  private static final Places BLOCKED =
      Places.of(
          ThreadPc.entry,
          ThreadPc.loop0,
          ThreadPc.stopTheWorld_semacquire,
          ThreadPc.forEachP_semacquire,
          ThreadPc.exitsyscall_return);

  private final Places resumedAt;

  DescheduledAtSafePoint(Model model) {
    super(model);
    resumedAt = SafePlaces.resumedAt(operators, constants);
  }

  private boolean nothingOnStack(int gp) {
    return s.g.resumePC(gp) == null
        && s.g.stackRegisters(gp) == RegisterFile.NIL
        && !s.g.asyncSafePoint(gp);
  }

  private boolean atAsyncSafePoint(int gp) {
    return s.g.sched(gp) == ThreadPc.asyncPreempt2
        && s.g.resumePC(gp) != null
        && resumedAt.contains(s.g.resumePC(gp))
        && s.g.stackRegisters(gp) != RegisterFile.NIL
        && s.g.asyncSafePoint(gp);
  }

  private boolean descheduled(int gp) {
    GStatus status = s.g.status(gp);
    return status == GStatus.Runnable
        || status == GStatus.Preempted
        || status == GStatus.Waiting && !isCurg(gp);
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

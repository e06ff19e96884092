package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.Operators;
import dev.tightloop.model.RegisterFile;
import dev.tightloop.model.ThreadPc;

/** {@code spec/SafePoint.tla}: where a goroutine may stop. */
final class SafePointInvariants extends Predicates {

  private static final Places BLOCKED =
      Places.of(
          ThreadPc.entry,
          ThreadPc.loop0,
          ThreadPc.stopTheWorld_semacquire,
          ThreadPc.forEachP_semacquire,
          ThreadPc.exitsyscall_return);

  private final Places resumedAt;

  SafePointInvariants(Model model) {
    super(model);
    resumedAt = resumedAt(operators, constants);
  }

  /** {@code UserPC}. */
  static ThreadPc[] userPC(Configuration constants) {
    ThreadPc[] places = new ThreadPc[constants.loopLength() + 2];
    for (int i = 0; i < constants.loopLength(); i++) {
      places[i] = ThreadPc.loop(i);
    }
    places[constants.loopLength()] = ThreadPc.prologue;
    places[constants.loopLength() + 1] = ThreadPc.prologue_JLS;
    return places;
  }

  /** {@code {pc \in UserPC : SafePC(pc)}}. */
  static Places safePlaces(Operators operators, Configuration constants) {
    Places safe = Places.of(new ThreadPc[0]);
    for (ThreadPc pc : userPC(constants)) {
      if (operators.safePC(pc)) {
        safe = safe.with(pc);
      }
    }
    return safe;
  }

  /** {@code {ResumePC(pc) : pc \in {u \in UserPC : SafePC(u)}}}. */
  static Places resumedAt(Operators operators, Configuration constants) {
    Places resumed = Places.of(new ThreadPc[0]);
    for (ThreadPc pc : userPC(constants)) {
      if (operators.safePC(pc)) {
        resumed = resumed.with(constants.resumePC(pc));
      }
    }
    return resumed;
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

  boolean descheduledAtSafePoint() {
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

  boolean descheduledAtSafePointMatters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.sched(gp) != ThreadPc.entry && descheduled(gp)) {
        return true;
      }
    }
    return false;
  }
}

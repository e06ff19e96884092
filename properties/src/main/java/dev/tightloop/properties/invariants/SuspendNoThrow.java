package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SuspendInvariants",
    sentence =
        "No test of suspendG, resumeG, preemptPark or ready fails that would make them throw.",
    why =
        "The program dies during garbage collection with a fatal error about a goroutine's status.",
    reliesOn = {
      "runtime/preempt.go:268 resumeG",
      "runtime/proc.go:3419 preemptPark",
      "runtime/proc.go:855 ready",
      "runtime/proc.go:915 casfrom_Gscanstatus"
    })
final class SuspendNoThrow extends SuspendPredicates {

  private static final Places MAY_THROW =
      Places.of(ThreadPc.resumeG, ThreadPc.suspendG_preemptGen, ThreadPc.ready);

  SuspendNoThrow(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (!suspendNoThrow(mp)) {
        return false;
      }
    }
    return true;
  }

  private boolean suspendNoThrow(int mp) {
    return switch (programPC(mp)) {
      case resumeG -> s.g.scan(target(mp)) && mayBeSuspended(target(mp));
      case suspendG_preemptGen -> s.g.scan(target(mp)) && s.g.m(target(mp)) != NIL;
      case preemptPark -> s.g.status(s.thread.gp(mp)) == GStatus.Running;
      case preemptPark_casfrom_Gscanstatus -> s.g.status(s.thread.gp(mp)) == GStatus.Preempted;
      case ready -> s.g.status(s.thread.gp(mp)) == GStatus.Waiting;
      default -> true;
    };
  }

  @Override
  boolean matters() {
    return someMachineIn(MAY_THROW);
  }
}

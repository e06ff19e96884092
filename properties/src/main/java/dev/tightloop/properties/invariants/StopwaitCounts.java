package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "StoppedWorld",
    sentence = "stopwait is the number of Ps that have not stopped yet.",
    why = "stopTheWorld would wait for ever, or return while a goroutine still runs.",
    reliesOn = {
      "runtime/proc.go:1189 stopTheWorldWithSema",
      "runtime/proc.go:2500 gcstopm",
      "runtime/proc.go:2382 handoffp",
      "runtime/proc.go:3696 entersyscall_gcwait"
    })
final class StopwaitCounts extends StoppedWorldPredicates {

  StopwaitCounts(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    return s.sched.stopwait() == (s.sched.gcwaiting() ? notStopped() : 0);
  }

  @Override
  boolean matters() {
    return s.sched.gcwaiting();
  }
}

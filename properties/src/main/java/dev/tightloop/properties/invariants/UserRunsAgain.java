package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "SchedDisable",
    sentence =
        "User goroutines that a garbage collection has disabled are enabled again, all of them.",
    why = "With GODEBUG=gcstoptheworld=1 the program would stop for ever (golang/go#38404).",
    reliesOn = {"runtime/mgc.go:910 gcMarkDone"})
final class UserRunsAgain extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return List.of(passes("", s -> s.sched.disableUser() || !s.sched.disabled().isEmpty()));
  }
}

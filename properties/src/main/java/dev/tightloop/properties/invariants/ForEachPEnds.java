package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "forEachP comes to its end.",
    why = "The collector's mark termination never ends.",
    reliesOn = {
      "runtime/proc.go:1645 forEachP",
      "runtime/proc.go:1603 forEachP",
      "runtime/proc.go:1678 runSafePointFn"
    })
final class ForEachPEnds extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return machines(
        constants,
        mp -> s -> s.thread.programPc(mp) == ThreadPc.forEachP_runSafePointFn,
        mp -> s -> s.thread.programPc(mp) == ThreadPc.forEachP_semrelease);
  }
}

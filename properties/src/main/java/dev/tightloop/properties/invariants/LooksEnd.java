package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Refinement",
    sentence = "Every look at another goroutine ends.",
    why = "A collection never ends.",
    reliesOn = {"runtime/preempt.go:122 suspendG", "runtime/preempt.go:258 resumeG"})
final class LooksEnd extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    Abstraction contract = new Abstraction(constants);
    return goroutinePasses(constants, gp -> s -> contract.looksAt(s, gp) != 0);
  }
}

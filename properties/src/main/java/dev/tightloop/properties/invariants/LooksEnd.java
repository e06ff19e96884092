package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Refinement",
    sentence = "Every look at another goroutine ends.",
    why = "",
    reliesOn = {})
final class LooksEnd extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    Abstraction contract = new Abstraction(constants);
    return goroutinePasses(constants, gp -> s -> contract.looksAt(s, gp) != 0);
  }
}

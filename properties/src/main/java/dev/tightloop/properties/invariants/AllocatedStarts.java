package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "TemplateThread",
    sentence = "A thread that newm has promised is made.",
    why = "The processor that was promised to it would never stop with the world.",
    reliesOn = {"runtime/proc.go:2202 templateThread"})
final class AllocatedStarts extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return machinePasses(constants, mp -> s -> s.thread.pc(mp) == ThreadPc.allocated);
  }
}

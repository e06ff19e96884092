package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SchedDisable",
    sentence = "A goroutine that GODEBUG=gcstoptheworld=1 has disabled does not hold worldsema.",
    why = "Whoever enables it again needs worldsema first: nothing would ever run again.",
    reliesOn = {"runtime/mgc.go:743 gcStart", "runtime/mgc.go:726 gcStart"})
final class DisabledHoldsNothing extends CataloguedInvariant {

  DisabledHoldsNothing(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    int holder = s.sched.worldsema();
    return holder == NIL || !s.sched.disabled().contains(holder);
  }

  @Override
  boolean matters() {
    return !s.sched.disabled().isEmpty();
  }
}

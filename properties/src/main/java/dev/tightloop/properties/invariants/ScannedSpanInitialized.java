package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "ScanConservative",
    sentence = "Whoever has seen that a span is in use finds all of it initialized.",
    why =
        "The conservative scan of a preempted goroutine's frame would load through an allocBits that is not there yet.",
    reliesOn = {
      "runtime/mgcmark.go:1432 scanConservative",
      "runtime/mbitmap.go:226 isFree",
      "runtime/mheap.go:1266 allocSpan"
    })
final class ScannedSpanInitialized extends CataloguedInvariant {

  ScannedSpanInitialized(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    return s.sched.spanAllocBits() || !matters();
  }

  @Override
  boolean matters() {
    return someMachineAt(ThreadPc.scanConservative_allocBits);
  }
}

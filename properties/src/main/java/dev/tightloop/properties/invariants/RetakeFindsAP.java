package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Procresize",
    sentence = "What retake looks at is a processor, even while allp grows.",
    why = "sysmon would load through a nil pointer, and the program would die (golang/go#23098).",
    reliesOn = {"runtime/proc.go:5301 retake", "runtime/proc.go:4856 procresize"})
final class RetakeFindsAP extends CataloguedInvariant {

  private final int sysmon;

  RetakeFindsAP(Model model) {
    super(model);
    sysmon = constants.sysmon();
  }

  @Override
  boolean holds() {
    return programPC(sysmon) != ThreadPc.retake_nil;
  }

  @Override
  boolean matters() {
    return programPC(sysmon) == ThreadPc.usleep && someMachineAt(ThreadPc.procresize);
  }
}

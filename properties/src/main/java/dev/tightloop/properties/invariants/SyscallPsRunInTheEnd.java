package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.PStatus;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "The function of forEachP is run in the end for a P in a system call, too.",
    why = "forEachP waits as long as a system call lasts.",
    reliesOn = {"runtime/proc.go:1628 forEachP", "runtime/proc.go:5350 retake"})
final class SyscallPsRunInTheEnd extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return processorPasses(
        constants, pp -> s -> s.p.runSafePointFn(pp) && s.p.status(pp) == PStatus.Syscall);
  }
}

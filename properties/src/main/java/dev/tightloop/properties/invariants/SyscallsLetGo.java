package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.PStatus;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "RetakeSyscall",
    sentence = "A system call does not keep a P for ever from goroutines that wait for one.",
    why =
        "A goroutine in a slow system call keeps its processor, and with GOMAXPROCS=1 the program waits for the disk.",
    reliesOn = {
      "runtime/proc.go:5322 retake",
      "runtime/proc.go:5350 retake",
      "runtime/proc.go:5258 sysmon"
    },
    assumptions = "sysmon runs.")
final class SyscallsLetGo extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return processorPasses(
        constants,
        pp ->
            s ->
                s.p.status(pp) == PStatus.Syscall
                    && (!s.sched.runq().isEmpty()
                        || !s.p.runq(pp).isEmpty()
                        || s.p.runnext(pp) >= 0));
  }
}

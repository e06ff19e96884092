package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Exec",
    sentence = "A goroutine that calls Exec gets as far as the system call.",
    why = "The program would hang instead of becoming another one (golang/go#52226).",
    reliesOn = {"runtime/proc.go:4054 syscall_runtime_BeforeExec"})
final class ExecEnds extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return machines(
        constants,
        mp ->
            s ->
                s.thread.programPc(mp) == ThreadPc.BeforeExec_lock
                    || s.thread.programPc(mp) == ThreadPc.BeforeExec_drain,
        mp -> s -> s.thread.programPc(mp) == ThreadPc.execve);
  }
}

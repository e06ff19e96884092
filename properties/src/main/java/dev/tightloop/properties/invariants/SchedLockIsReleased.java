package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "Whoever takes sched.lock lets go of it.",
    why =
        "Every thread that needs a goroutine, a processor or a thread waits for that lock; the program hangs (golang/go#19112).",
    reliesOn = {
      "runtime/proc.go:3943 exitsyscall0",
      "runtime/proc.go:2287 startm",
      "runtime/proc.go:1188 stopTheWorldWithSema"
    })
final class SchedLockIsReleased extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return List.of(passes("", s -> s.sched.lock() != NIL));
  }
}

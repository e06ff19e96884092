package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.State;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "Whoever stops the world gets it stopped.",
    why =
        "Garbage collection, GOMAXPROCS, a trace: whoever stops the world waits for ever, and everybody else has stopped already (golang/go#10958).",
    reliesOn = {
      "runtime/proc.go:1191 stopTheWorldWithSema",
      "runtime/proc.go:1224 stopTheWorldWithSema",
      "runtime/proc.go:2483 gcstopm"
    })
final class WorldStops extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return List.of(
        new LeadsTo(
            "",
            s -> s.sched.gcwaiting(),
            s -> anyAt(s, constants.machines(), ThreadPc.worldStopped)));
  }

  private static boolean anyAt(State s, int machines, ThreadPc pc) {
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.programPc(mp) == pc) {
        return true;
      }
    }
    return false;
  }
}

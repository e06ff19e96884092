package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.State;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "Liveness",
    sentence = "Who stops the world gets it stopped.",
    why = "",
    reliesOn = {})
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

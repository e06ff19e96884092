package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.State;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.List;

@Catalogued(
    kind = Kind.EVENTUALLY,
    module = "DeepSleep",
    sentence = "sysmon does not sleep on while a goroutine runs.",
    why =
        "Nobody retakes Ps or asks long runners to stop, although goroutines run: time slices without end.",
    reliesOn = {
      "runtime/proc.go:5189 sysmon",
      "runtime/proc.go:3958 exitsyscall0",
      "runtime/proc.go:3682 entersyscall_sysmon",
      "runtime/proc.go:1275 startTheWorldWithSema"
    })
final class SysmonWakes extends TemporalProperty {

  @Override
  public List<LeadsTo> instances(Configuration constants) {
    return List.of(
        passes(
            "",
            s ->
                s.thread.programPc(constants.sysmon()) == ThreadPc.sysmon_notetsleep
                    && anyInLoop(s, constants.machines())));
  }

  private static boolean anyInLoop(State s, int machines) {
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.programPc(mp).isLoop()) {
        return true;
      }
    }
    return false;
  }
}

package dev.tightloop.properties.invariants;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Preemptone",
    sentence = "A request is taken back only when the goroutine has stopped.",
    why =
        "gp.preempt is all that is left of a request whose guard was restored for the time being; without it nobody restores the request.",
    reliesOn = {"runtime/runtime1.go:486 releasem", "runtime/proc.go:3809 exitsyscall"})
final class RequestIsKept extends CataloguedStepProperty {

  private int requested;
  private int stopped;

  RequestIsKept(Model model) {
    super(model);
  }

  @Override
  public void from(State before) {
    require(before);
    requested = 0;
    stopped = 0;
    for (int gp = 0; gp < goroutines; gp++) {
      if (before.g.preempt(gp)) {
        requested |= 1 << gp;
      }
      if (before.g.scan(gp) && before.g.status(gp) != GStatus.Running) {
        stopped |= 1 << gp;
      }
    }
    for (int mp = 0; mp < machines; mp++) {
      if (before.thread.programPc(mp) == ThreadPc.execute_preempt) {
        stopped |= 1 << before.thread.gp(mp);
      }
    }
  }

  @Override
  public boolean allows(State after) {
    require(after);
    int takenBack = 0;
    for (int gp = 0; gp < goroutines; gp++) {
      if (!after.g.preempt(gp)) {
        takenBack |= requested & 1 << gp;
      }
    }
    mattered = takenBack != 0;
    return (takenBack & ~stopped) == 0;
  }
}

package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.model.PStatus;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Invariants",
    sentence = "A goroutine has one runner, and only a running one executes its code.",
    why =
        "Two threads would execute on one stack and overwrite each other's frames, or a goroutine would run without a P and use another's mcache.",
    reliesOn = {
      "runtime/proc.go:2531 execute",
      "runtime/proc.go:3262 dropg",
      "runtime/asm_amd64.s:399 gogo",
      "runtime/preempt.go:342 wantAsyncPreempt"
    },
    registerLevel = true)
final class OneRunner extends CataloguedInvariant {

  OneRunner(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int gp = 0; gp < goroutines; gp++) {
      int runners = 0;
      for (int mp = 0; mp < machines; mp++) {
        if (s.m.curg(mp) == gp) {
          runners++;
        }
      }
      if (runners > 1 || runners == 0 && s.g.status(gp) == GStatus.Running) {
        return false;
      }
    }
    for (int mp = 0; mp < machines; mp++) {
      if (ON_G_STACK.contains(programPC(mp)) && !runs(mp)) {
        return false;
      }
    }
    return true;
  }

  private boolean runs(int mp) {
    int gp = s.m.curg(mp);
    int pp = s.m.p(mp);
    return gp != NIL
        && s.g.status(gp) == GStatus.Running
        && s.g.m(gp) == mp
        && pp != NIL
        && s.p.m(pp) == mp
        && s.p.status(pp) == PStatus.Running;
  }

  @Override
  boolean matters() {
    return someG(GStatus.Running);
  }

  private boolean someG(GStatus status) {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.status(gp) == status) {
        return true;
      }
    }
    return false;
  }
}

package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.GStatus;
import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Invariants",
    sentence = "A runnable goroutine is in exactly one place, and a running one in no queue.",
    why =
        "A goroutine in two queues is run twice at once; one in none is never run again, and whoever waits for it hangs.",
    reliesOn = {
      "runtime/proc.go:5785 runqput",
      "runtime/proc.go:5897 runqget",
      "runtime/proc.go:5963 runqgrab",
      "runtime/proc.go:5603 globrunqget",
      "runtime/proc.go:2531 execute"
    })
final class ExactlyOneRunQueue extends CataloguedInvariant {

  ExactlyOneRunQueue(Model model) {
    super(model);
  }

  private int queues(int gp) {
    int count = s.sched.runq().count(gp) + s.sched.disabled().count(gp);
    for (int pp = 0; pp < processors; pp++) {
      if (s.p.runnext(pp) == gp) {
        count++;
      }
      count += s.p.runq(pp).count(gp);
    }
    return count;
  }

  private int hands(int gp) {
    int count = 0;
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.gp(mp) == gp) {
        count++;
      }
    }
    int locked = s.g.lockedm(gp);
    return locked != NIL && s.m.nextp(locked) != NIL ? count + 1 : count;
  }

  @Override
  boolean holds() {
    for (int gp = 0; gp < goroutines; gp++) {
      GStatus status = s.g.status(gp);
      if (status == GStatus.Runnable) {
        if (queues(gp) + hands(gp) != 1) {
          return false;
        }
      } else if (status == GStatus.Running) {
        if (queues(gp) != 0) {
          return false;
        }
        for (int mp = 0; mp < machines; mp++) {
          if (s.thread.gp(mp) == gp && s.g.m(gp) != mp) {
            return false;
          }
        }
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.status(gp) == GStatus.Runnable && hands(gp) == 1) {
        return true;
      }
    }
    return false;
  }
}

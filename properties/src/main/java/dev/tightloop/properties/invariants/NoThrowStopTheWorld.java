package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "StoppedWorld",
    sentence = "None of the checks of those that stop and start the world fails.",
    why =
        "The program dies with 'stopTheWorld: not stopped', 'inconsistent mp.nextp' or a note that is set twice.",
    reliesOn = {
      "runtime/proc.go:1235 stopTheWorldWithSema",
      "runtime/proc.go:2487 gcstopm",
      "runtime/proc.go:1290 startTheWorldWithSema",
      "runtime/lock_futex.go:142 notewakeup"
    })
final class NoThrowStopTheWorld extends StoppedWorldPredicates {

  NoThrowStopTheWorld(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    if (s.sched.stopnote() && !somebodySleeps()) {
      return false;
    }
    for (int mp = 0; mp < machines; mp++) {
      if (!noThrowStopTheWorld(mp)) {
        return false;
      }
    }
    return true;
  }

  private boolean noThrowStopTheWorld(int mp) {
    return switch (programPC(mp)) {
      case stopTheWorld_gcwaiting -> s.m.locks(mp) == 0;
      case stopTheWorld_stopped -> s.sched.stopwait() == 0 && notStopped() == 0;
      case gcstopm -> s.sched.gcwaiting();
      case gcstopm_stopwait -> !s.sched.stopnote();
      case startTheWorld_nextp -> {
        if (s.thread.ps(mp).isEmpty()) {
          yield true;
        }
        int mq = s.p.m(s.thread.ps(mp).head());
        yield mq == NIL || s.m.nextp(mq) == NIL && !s.m.park(mq);
      }
      default -> true;
    };
  }

  @Override
  boolean matters() {
    return s.sched.stopnote();
  }
}

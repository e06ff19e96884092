package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;
import dev.tightloop.model.TimerStatus;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Timers",
    sentence =
        "While a timer is in the heap of an idle P, and nobody schedules, a thread waits for it in netpoll.",
    why = "A goroutine in time.Sleep would not wake before something else made a thread look.",
    reliesOn = {"runtime/proc.go:2416 handoffp", "runtime/proc.go:3078 wakeNetPoller"})
final class IdleTimerHasPoller extends CataloguedInvariant {

  private static final Places REST =
      Places.of(Place.LOOP, Place.PROLOGUE, Place.BARRIER)
          .with(ThreadPc.absent, ThreadPc.syscall, ThreadPc.netpoll);

  private static final Places SYSMON_RESTS =
      Places.of(Place.SYSMON, Place.REQUESTER).with(ThreadPc.absent);

  IdleTimerHasPoller(Model model) {
    super(model);
  }

  /** {@code AtRest}. */
  private boolean atRest() {
    for (int mp = 0; mp < machines; mp++) {
      ThreadPc pc = programPC(mp);
      if (!REST.contains(pc) && (pc != ThreadPc.mPark || s.m.park(mp))) {
        return false;
      }
    }
    return SYSMON_RESTS.contains(programPC(constants.sysmon()));
  }

  @Override
  boolean holds() {
    return s.sched.netpoller() != NIL || !matters();
  }

  @Override
  boolean matters() {
    int pp = s.sched.timerPp();
    return pp != NIL
        && s.sched.timerStatus() != TimerStatus.NoStatus
        && s.sched.pidle().contains(pp)
        && atRest();
  }
}

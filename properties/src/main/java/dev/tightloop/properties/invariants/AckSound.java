package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Invariants",
    sentence = "signalPending says that an acknowledgement is still to come.",
    why =
        "Nobody sends a signal while signalPending is 1: a thread for which it stayed 1 could never be preempted by a signal again, and a tight loop on it would hold up garbage collection.",
    reliesOn = {
      "runtime/signal_unix.go:375 preemptM",
      "runtime/signal_unix.go:353 doSigPreempt",
      "runtime/preempt.go:195 suspendG"
    })
final class AckSound extends CataloguedInvariant {

  private final boolean go114;
  private final boolean externalSignals;
  private final boolean mayBeOff;

  AckSound(Model model) {
    super(model);
    mayBeOff = constants.is(Switch.AsyncPreemptOff) || constants.any(Role.SwitchesOff);
    go114 = constants.is(Switch.Go114);
    externalSignals = constants.is(Switch.ExternalSignals);
  }

  @Override
  boolean holds() {
    for (int mp = 0; mp < machines; mp++) {
      if (!go114 && !isExtra(mp) && !isGone(mp) && !isAcknowledged(mp)) {
        return false;
      }
      if (s.thread.handler(mp) == HandlerPc.sigreturn && !mayBeOff && s.m.preemptGen(mp) != 1) {
        return false;
      }
    }
    return true;
  }

  private boolean isGone(int mp) {
    return s.thread.pc(mp) == ThreadPc.exited;
  }

  private boolean isAcknowledged(int mp) {
    return externalSignals
        ? s.m.signalPending(mp) != 1 || signalsOnTheWay(mp) > 0
        : s.m.signalPending(mp) == signalsOnTheWay(mp);
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (!isExtra(mp) && s.m.signalPending(mp) == 1) {
        return true;
      }
    }
    return false;
  }
}

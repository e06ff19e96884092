package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;

/** {@code spec/SignalHandler.tla}: signals and their handler. */
final class SignalHandlerInvariants extends Predicates {

  private final int sysmon;

  SignalHandlerInvariants(Model model) {
    super(model);
    sysmon = constants.sysmon();
  }

  private boolean inHandler(int t) {
    return s.thread.handler(t) != HandlerPc.none;
  }

  boolean handlerKnowsG() {
    for (int t = 0; t < threads; t++) {
      if (t != sysmon && inHandler(t)) {
        int gp = s.thread.g(t);
        if (gp >= 0 && !(s.m.curg(t) == gp && s.g.m(gp) == t)) {
          return false;
        }
        if (ON_G_STACK.contains(programPC(t)) && gp != s.m.curg(t)) {
          return false;
        }
      }
    }
    return true;
  }

  boolean handlerKnowsGMatters() {
    for (int mp = 0; mp < machines; mp++) {
      if (inHandler(mp) && s.thread.g(mp) >= 0) {
        return true;
      }
    }
    return false;
  }

  boolean handlerTakesNoHeldLock() {
    for (int t = 0; t < threads; t++) {
      HandlerPc handler = s.thread.handler(t);
      if ((handler == HandlerPc.badsignal_needm || handler == HandlerPc.badsignal_dropm)
          && s.sched.extramLock() == t) {
        return false;
      }
    }
    return true;
  }

  boolean handlerTakesNoHeldLockMatters() {
    for (int t = 0; t < threads; t++) {
      if (s.thread.handler(t) == HandlerPc.badsignal_needm) {
        return true;
      }
    }
    return false;
  }

  boolean externalReachesNotify() {
    for (int t = 0; t < threads; t++) {
      if (s.thread.external(t) && !s.thread.pending(t)) {
        return false;
      }
    }
    return true;
  }

  boolean externalReachesNotifyMatters() {
    for (int t = 0; t < threads; t++) {
      if (s.thread.external(t) && s.thread.g(t) == NIL) {
        return true;
      }
    }
    return false;
  }
}

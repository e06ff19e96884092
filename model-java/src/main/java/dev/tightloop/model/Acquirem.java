package dev.tightloop.model;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code runtime/runtime1.go} acquirem and releasem, {@code runtime/proc.go} procPin and procUnpin:
 * {@code spec/Acquirem.tla}.
 */
final class Acquirem extends Runtime {

  Acquirem(Model model) {
    super(model);
  }

  /** acquirem, or procPin: mp.locks++; then a call. */
  boolean acquirem(int mp) {
    if (!(mayDo(mp, Role.LocksM) || mayDo(mp, Role.Pins))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.locks(mp, s.m.locks(mp) + 1);
    model.cooperative.enterPrologue(mp);
    return true;
  }

  /** {@code RestoreRequest(mp)}; it reads m.locks as it was before mp.locks--. */
  void restoreRequest(int mp) {
    int gp = s.m.curg(mp);
    if (s.m.locks(mp) == 1 && s.g.preempt(gp)) {
      s.g.stackPreempt(gp, true);
    }
  }

  /** releasem: mp.locks--, and the preemption request restored. */
  boolean releasem(int mp) {
    if (!at(mp, ThreadPc.releasem)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (!fault(Fault.releasemForgetsRequest)) {
      restoreRequest(mp);
    }
    s.m.locks(mp, s.m.locks(mp) - 1);
    backInLoop(mp);
    return true;
  }

  /** procUnpin: mp.locks--, and nothing else. */
  boolean procUnpin(int mp) {
    if (!at(mp, ThreadPc.procUnpin)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (corrected(Correction.procUnpinKeepsRequest)) {
      restoreRequest(mp);
    }
    s.m.locks(mp, s.m.locks(mp) - 1);
    backInLoop(mp);
    return true;
  }
}

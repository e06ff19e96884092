package dev.tightloop.model;

/**
 * {@code runtime/proc.go} incidlelocked, which keeps checkdead quiet while sysmon retakes a P:
 * {@code spec/Checkdead.tla}.
 */
final class Checkdead extends Runtime {

  Checkdead(Model model) {
    super(model);
  }

  /** {@code Counted}: what incidlelocked counts. */
  int counted() {
    return fault(Fault.retakeWithoutIncidlelocked) ? 0 : 1;
  }

  /** incidlelocked(-1): sched.nmidlelocked-- under sched.lock. */
  boolean incidlelocked_minus(int t) {
    if (!(at(t, ThreadPc.incidlelocked_minus) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int counts = fault(Fault.incidlelockedCountsUpOnly) ? 0 : counted();
    s.sched.nmidlelocked(s.sched.nmidlelocked() - counts);
    returned(t);
    return true;
  }

  /** incidlelocked(1): sched.nmidlelocked++ under sched.lock. */
  boolean incidlelocked_plus(int t) {
    if (!(at(t, ThreadPc.incidlelocked_plus) && schedUnlocked())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.nmidlelocked(s.sched.nmidlelocked() + counted());
    returned(t);
    return true;
  }
}

package dev.tightloop.model;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;

/**
 * {@code runtime/proc.go} newm and newm1 where they are more than one step, {@code spec/Newm.tla}.
 */
final class Newm extends Runtime {

  /** {@code NewmHasSteps}. */
  final boolean hasSteps;

  private final boolean execs;

  Newm(Model model) {
    super(model);
    execs = constants.any(Role.Execs);
    hasSteps = is(Switch.TemplateThread) || execs;
  }

  /** {@code Locked(t)}. */
  boolean locked(int t) {
    return lockedg(t) != NIL || within(t, ThreadPc.Place.MEXIT);
  }

  /** {@code LockedExt(t)}: m.lockedExt, which outlives m.lockedg in mexit. */
  private boolean lockedExt(int t) {
    return locked(t) && !(fault(Fault.goexit0ClearsLockedExt) && within(t, ThreadPc.Place.MEXIT));
  }

  /** newm: m.lockedExt; the new M goes into the list, and a template thread that waits is woken. */
  boolean newm_lockedExt(int t) {
    if (!(at(t, ThreadPc.newm_lockedExt))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (is(Switch.TemplateThread) && lockedExt(t)) {
      s.sched.newmHandoff().prepend(s.thread.mp(t));
      if (s.sched.templateThread() == TemplateNote.waiting && !fault(Fault.newmWakesNobody)) {
        s.sched.templateThread(TemplateNote.woken);
      }
      returned(t);
      s.thread.mp(t, NIL);
    } else {
      s.thread.pc(t, ThreadPc.newm1);
    }
    return true;
  }

  /** newm1: execLock.rlock. */
  boolean newm1_rlock(int t) {
    if (!(at(t, ThreadPc.newm1)
        && execs
        && (s.sched.execWriter() == NIL || fault(Fault.newm1IgnoresExec)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.execReaders(s.sched.execReaders() + 1);
    s.thread.pc(t, ThreadPc.newm1_clone);
    return true;
  }

  /** newm1: newosproc, and execLock.runlock. */
  boolean newm1_clone(int t) {
    if (!(at(t, execs ? ThreadPc.newm1_clone : ThreadPc.newm1))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    if (execs) {
      s.sched.execReaders(s.sched.execReaders() - 1);
    }
    int nmp = s.thread.mp(t);
    returned(t);
    s.thread.mp(t, NIL);
    model.minit.cloned(nmp, ThreadPc.acquirep_m_p, ThreadPc.acquirep_nextp, ThreadPc.schedule);
    return true;
  }
}

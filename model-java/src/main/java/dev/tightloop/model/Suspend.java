package dev.tightloop.model;

/** {@code spec/Suspend.tla}. */
final class Suspend extends Runtime {

  Suspend(Model model) {
    super(model);
  }

  boolean markroot(int mp, int gp) {
    if (!(mayDo(mp, Configuration.Role.Suspends))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("markroot is not mirrored yet");
  }

  boolean markroot_waiting(int mp) {
    if (!(at(mp, ThreadPc.markroot))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("markroot_waiting is not mirrored yet");
  }

  boolean suspendG_readgstatus(int mp) {
    if (!(at(mp, ThreadPc.suspendG))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_readgstatus is not mirrored yet");
  }

  boolean suspendG_casGFromPreempted(int mp) {
    if (!(at(mp, ThreadPc.suspendG_casGFromPreempted))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_casGFromPreempted is not mirrored yet");
  }

  boolean suspendG_castogscanstatus(int mp) {
    if (!(at(mp, ThreadPc.suspendG_castogscanstatus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_castogscanstatus is not mirrored yet");
  }

  boolean suspendG_preemptStop(int mp) {
    if (!(at(mp, ThreadPc.suspendG_preemptStop))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_preemptStop is not mirrored yet");
  }

  boolean suspendG_preempt(int mp) {
    if (!(at(mp, ThreadPc.suspendG_preempt))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_preempt is not mirrored yet");
  }

  boolean suspendG_stackguard0(int mp) {
    if (!(at(mp, ThreadPc.suspendG_stackguard0))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_stackguard0 is not mirrored yet");
  }

  boolean suspendG_asyncM(int mp) {
    if (!(at(mp, ThreadPc.suspendG_asyncM))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_asyncM is not mirrored yet");
  }

  boolean suspendG_wait(int mp) {
    if (!(at(mp, ThreadPc.suspendG_asyncM))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_wait is not mirrored yet");
  }

  boolean suspendG_castogscanrunning(int mp) {
    if (!(at(mp, ThreadPc.suspendG_castogscanrunning))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_castogscanrunning is not mirrored yet");
  }

  boolean suspendG_preemptStop_true(int mp) {
    if (!(at(mp, ThreadPc.suspendG_preemptStop_true))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_preemptStop_true is not mirrored yet");
  }

  boolean suspendG_preempt_true(int mp) {
    if (!(at(mp, ThreadPc.suspendG_preempt_true))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_preempt_true is not mirrored yet");
  }

  boolean suspendG_stackPreempt(int mp) {
    if (!(at(mp, ThreadPc.suspendG_stackPreempt))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_stackPreempt is not mirrored yet");
  }

  boolean suspendG_preemptGen(int mp) {
    if (!(at(mp, ThreadPc.suspendG_preemptGen))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_preemptGen is not mirrored yet");
  }

  boolean suspendG_preemptM(int mp) {
    if (!(at(mp, ThreadPc.suspendG_nextPreemptM))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_preemptM is not mirrored yet");
  }

  boolean suspendG_tooSoon(int mp) {
    if (!(at(mp, ThreadPc.suspendG_nextPreemptM))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("suspendG_tooSoon is not mirrored yet");
  }

  boolean scanstack(int mp) {
    if (!(at(mp, ThreadPc.scanstack))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("scanstack is not mirrored yet");
  }

  boolean resumeG(int mp) {
    if (!(at(mp, ThreadPc.resumeG))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("resumeG is not mirrored yet");
  }

  boolean markroot_running(int mp) {
    if (!(at(mp, ThreadPc.markroot_casgstatus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("markroot_running is not mirrored yet");
  }

  boolean systemstack_return(int mp) {
    if (!(at(mp, ThreadPc.systemstack_return))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("systemstack_return is not mirrored yet");
  }
}

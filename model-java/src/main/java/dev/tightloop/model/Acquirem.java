package dev.tightloop.model;

/** {@code spec/Acquirem.tla}. */
final class Acquirem extends Runtime {

  Acquirem(Model model) {
    super(model);
  }

  boolean acquirem(int mp) {
    if (!(mayDo(mp, Configuration.Role.LocksM) || mayDo(mp, Configuration.Role.Pins))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("acquirem is not mirrored yet");
  }

  boolean releasem(int mp) {
    if (!(at(mp, ThreadPc.releasem))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("releasem is not mirrored yet");
  }

  boolean procUnpin(int mp) {
    if (!(at(mp, ThreadPc.procUnpin))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("procUnpin is not mirrored yet");
  }

  /** {@code RestoreRequest(mp)}; reads m.locks as it is before its decrement. */
  void restoreRequest(int mp) {
    int gp = s.m.curg(mp);
    if (s.m.locks(mp) == 1 && s.g.preempt(gp)) {
      s.g.stackPreempt(gp, true);
    }
  }
}

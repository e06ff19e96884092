package dev.tightloop.model;

/** {@code spec/Scheduler.tla}. */
final class Scheduler extends Runtime {

  Scheduler(Model model) {
    super(model);
  }

  boolean goschedImpl_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.goschedImpl))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("goschedImpl_casgstatus is not mirrored yet");
  }

  boolean dropg_m(int mp) {
    if (!(at(mp, ThreadPc.dropg_m))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("dropg_m is not mirrored yet");
  }

  boolean dropg_curg(int mp) {
    if (!(at(mp, ThreadPc.dropg_curg))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("dropg_curg is not mirrored yet");
  }

  boolean goschedImpl_globrunqput(int mp) {
    if (!(at(mp, ThreadPc.globrunqput))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("goschedImpl_globrunqput is not mirrored yet");
  }

  boolean schedule(int mp) {
    if (!(at(mp, ThreadPc.schedule))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("schedule is not mirrored yet");
  }

  boolean execute_curg(int mp) {
    if (!(at(mp, ThreadPc.execute_curg))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("execute_curg is not mirrored yet");
  }

  boolean execute_m(int mp) {
    if (!(at(mp, ThreadPc.execute_m))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("execute_m is not mirrored yet");
  }

  boolean execute_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.execute_casgstatus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("execute_casgstatus is not mirrored yet");
  }

  boolean execute_preempt(int mp) {
    if (!(at(mp, ThreadPc.execute_preempt))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("execute_preempt is not mirrored yet");
  }

  boolean execute_stackguard0(int mp) {
    if (!(at(mp, ThreadPc.execute_stackguard0))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("execute_stackguard0 is not mirrored yet");
  }

  boolean execute_schedtick(int mp) {
    if (!(at(mp, ThreadPc.execute_schedtick))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("execute_schedtick is not mirrored yet");
  }

  boolean gogo(int mp) {
    if (!(at(mp, ThreadPc.gogo))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("gogo is not mirrored yet");
  }
}

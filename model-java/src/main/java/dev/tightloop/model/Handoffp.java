package dev.tightloop.model;

/**
 * What becomes of a P that its thread cannot use, {@code runtime/proc.go} handoffp: {@code
 * spec/Handoffp.tla}.
 */
final class Handoffp extends Runtime {

  Handoffp(Configuration constants, RegisterLevel registers, State s) {
    super(constants, registers, s);
  }

  /** handoffp: work in a queue means startm. */
  boolean handoffp(int mp) {
    if (!(at(mp, ThreadPc.handoffp)
        && !(s.p.runq(s.thread.pp(mp)).isEmpty() && s.sched.runq().isEmpty()))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, ThreadPc.startm_mget);
    return true;
  }
}

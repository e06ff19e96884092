package dev.tightloop.model;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code runtime/mgcmark.go} scanConservative meets {@code runtime/mheap.go} allocSpan: {@code
 * spec/ScanConservative.tla}.
 */
final class ScanConservative extends Runtime {

  private static final ThreadPc[] FIELDS_FIRST = {
    ThreadPc.allocSpan_allocBits, ThreadPc.allocSpan_state, ThreadPc.releasem
  };
  private static final ThreadPc[] STATE_FIRST = {
    ThreadPc.allocSpan_state, ThreadPc.allocSpan_allocBits, ThreadPc.releasem
  };

  ScanConservative(Model model) {
    super(model);
  }

  private ThreadPc[] allocSpanSteps() {
    return fault(Fault.allocSpanPublishesFirst) ? STATE_FIRST : FIELDS_FIRST;
  }

  private ThreadPc afterAllocSpanStep(ThreadPc pc) {
    ThreadPc[] steps = allocSpanSteps();
    return steps[0] == pc ? steps[1] : steps[2];
  }

  /** mallocgc: acquirem. */
  boolean mallocgc(int mp) {
    if (!(mayDo(mp, Role.AllocatesSpans) && !s.sched.spanInUse())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.callRuntime(s, mp);
    s.m.locks(mp, s.m.locks(mp) + 1);
    s.thread.pc(mp, allocSpanSteps()[0]);
    s.thread.registers(mp, RegisterFile.CLOBBERED);
    return true;
  }

  /** allocSpan: s.allocBits = newAllocBits(...). */
  boolean allocSpan_allocBits(int mp) {
    if (!at(mp, ThreadPc.allocSpan_allocBits)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.spanAllocBits(true);
    s.thread.pc(mp, afterAllocSpanStep(ThreadPc.allocSpan_allocBits));
    return true;
  }

  /** allocSpan: s.state.set(mSpanInUse). */
  boolean allocSpan_state(int mp) {
    if (!at(mp, ThreadPc.allocSpan_state)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.sched.spanInUse(true);
    s.thread.pc(mp, afterAllocSpanStep(ThreadPc.allocSpan_state));
    return true;
  }

  /** scanConservative: spanOfHeap(val). */
  boolean scanConservative_state(int mp) {
    if (!at(mp, ThreadPc.scanConservative_state)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, s.sched.spanInUse() ? ThreadPc.scanConservative_allocBits : ThreadPc.resumeG);
    return true;
  }

  /** scanConservative: span.isFree(idx). */
  boolean scanConservative_allocBits(int mp) {
    if (!at(mp, ThreadPc.scanConservative_allocBits)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, ThreadPc.resumeG);
    return true;
  }
}

package dev.tightloop.model;

/** {@code spec/Cooperative.tla}. */
final class Cooperative extends Runtime {

  Cooperative(Model model) {
    super(model);
  }

  boolean userCall(int mp) {
    if (!(mayDo(mp, Configuration.Role.Calls))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("userCall is not mirrored yet");
  }

  boolean prologue_enough(int mp) {
    if (!(at(mp, ThreadPc.prologue))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("prologue_enough is not mirrored yet");
  }

  boolean prologue_short(int mp) {
    if (!(at(mp, ThreadPc.prologue))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("prologue_short is not mirrored yet");
  }

  boolean morestack(int mp) {
    if (!(at(mp, ThreadPc.prologue_JLS) || at(mp, ThreadPc.printlock_JLS))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("morestack is not mirrored yet");
  }

  boolean newstack_stackguard0(int mp) {
    if (!(at(mp, ThreadPc.newstack))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("newstack_stackguard0 is not mirrored yet");
  }

  boolean newstack_notNow(int mp) {
    if (!(at(mp, ThreadPc.newstack_notNow))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("newstack_notNow is not mirrored yet");
  }

  boolean newstack_shrinkstack(int mp) {
    if (!(at(mp, ThreadPc.newstack_shrinkstack))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("newstack_shrinkstack is not mirrored yet");
  }

  boolean newstack_preemptStop(int mp) {
    if (!(at(mp, ThreadPc.newstack_preemptStop))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("newstack_preemptStop is not mirrored yet");
  }

  boolean newstack_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.newstack_casgstatus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("newstack_casgstatus is not mirrored yet");
  }

  boolean copystack_stackguard0(int mp) {
    if (!(at(mp, ThreadPc.copystack))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("copystack_stackguard0 is not mirrored yet");
  }

  boolean newstack_preempt(int mp) {
    if (!(at(mp, ThreadPc.newstack_preempt))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("newstack_preempt is not mirrored yet");
  }

  boolean newstack_casgstatus_back(int mp) {
    if (!(at(mp, ThreadPc.newstack_casgstatus_back))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("newstack_casgstatus_back is not mirrored yet");
  }

  boolean printlock_compare(int mp) {
    if (!(at(mp, ThreadPc.printlock))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("printlock_compare is not mirrored yet");
  }
}

package dev.tightloop.model;

/** {@code spec/AsyncPreempt.tla}. */
final class AsyncPreempt extends Runtime {

  AsyncPreempt(Model model) {
    super(model);
  }

  boolean asyncPreempt_save(int mp) {
    if (!(at(mp, ThreadPc.asyncPreempt))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("asyncPreempt_save is not mirrored yet");
  }

  boolean asyncPreempt2_enter(int mp) {
    if (!(at(mp, ThreadPc.asyncPreempt2))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("asyncPreempt2_enter is not mirrored yet");
  }

  boolean mcall(int mp) {
    if (!(at(mp, ThreadPc.mcall))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("mcall is not mirrored yet");
  }

  boolean asyncPreempt2_return(int mp) {
    if (!(at(mp, ThreadPc.asyncPreempt2_return))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("asyncPreempt2_return is not mirrored yet");
  }

  boolean asyncPreempt_restore(int mp) {
    if (!(at(mp, ThreadPc.asyncPreempt_restore))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("asyncPreempt_restore is not mirrored yet");
  }
}

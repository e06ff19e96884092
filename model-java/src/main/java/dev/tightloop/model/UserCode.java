package dev.tightloop.model;

/** {@code spec/UserCode.tla}. */
final class UserCode extends Runtime {

  UserCode(Model model) {
    super(model);
  }

  boolean userInstruction(int mp) {
    if (!(s.thread.handler(mp) == HandlerPc.none && s.thread.pc(mp).isLoop())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("userInstruction is not mirrored yet");
  }
}

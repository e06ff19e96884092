package dev.tightloop.model;

/** {@code spec/Entersyscallblock.tla}. */
final class Entersyscallblock extends Runtime {

  Entersyscallblock(Model model) {
    super(model);
  }

  boolean entersyscallblock(int mp) {
    if (!(mayDo(mp, Configuration.Role.BlockingSyscalls))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("entersyscallblock is not mirrored yet");
  }

  boolean entersyscallblock_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.entersyscallblock_casgstatus))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("entersyscallblock_casgstatus is not mirrored yet");
  }

  boolean entersyscallblock_return(int mp) {
    if (!(at(mp, ThreadPc.entersyscallblock_return))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("entersyscallblock_return is not mirrored yet");
  }
}

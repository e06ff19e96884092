package dev.tightloop.model;

/** What a goroutine itself does: {@code spec/UserCode.tla}. */
final class UserCode extends Runtime {

  UserCode(Configuration constants, RegisterLevel registers, State s) {
    super(constants, registers, s);
  }

  /** One instruction of the goroutine. */
  boolean userInstruction(int mp) {
    if (!(s.thread.handler(mp) == HandlerPc.none
        && s.thread.pc(mp).place() == ThreadPc.Place.LOOP)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    ThreadPc following = registers.userInstruction(s, mp);
    int found = RegisterFile.registersOf(s.m.curg(mp), s.thread.pc(mp));
    s.thread.registers(
        mp,
        s.thread.registers(mp) == found
            ? RegisterFile.registersOf(s.m.curg(mp), following)
            : RegisterFile.CLOBBERED);
    s.thread.pc(mp, following);
    return true;
  }
}

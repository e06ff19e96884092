package dev.tightloop.model;

/** What a goroutine itself does: {@code spec/UserCode.tla}. */
final class UserCode extends Runtime {

  UserCode(Model model) {
    super(model);
  }

  /** One user instruction, which computes from the registers that it finds. */
  boolean userInstruction(int mp) {
    if (!(s.thread.handler(mp) == HandlerPc.none && s.thread.pc(mp).isLoop())) {
      return false;
    }
    if (asked()) {
      return true;
    }
    ThreadPc pc = s.thread.pc(mp);
    int gp = s.m.curg(mp);
    ThreadPc following = registers.userInstruction(s, mp);
    s.thread.pc(mp, following);
    s.thread.registers(mp, registerFile.computed(s.thread.registers(mp), gp, pc, following));
    return true;
  }
}

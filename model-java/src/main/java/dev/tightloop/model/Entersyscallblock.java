package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code runtime/proc.go} entersyscallblock: a wait that will not end soon, so the P is given away
 * at once. {@code spec/Entersyscallblock.tla}.
 */
final class Entersyscallblock extends Runtime {

  Entersyscallblock(Model model) {
    super(model);
  }

  /** entersyscallblock: m.locks++, throwsplit, stackguard0, pp.syscalltick++. */
  boolean entersyscallblock(int mp) {
    if (!(mayDo(mp, Role.BlockingSyscalls))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    int gp = s.m.curg(mp);
    int pp = s.m.p(mp);
    s.g.stackPreempt(gp, true);
    s.g.throwsplit(gp, true);
    s.p.syscalltickEqual(pp, false);
    staleNotes(pp);
    s.m.locks(mp, s.m.locks(mp) + 1);
    registers.callRuntime(s, mp);
    s.thread.pc(mp, ThreadPc.entersyscallblock_casgstatus);
    s.thread.registers(mp, RegisterFile.CLOBBERED);
    return true;
  }

  /** entersyscallblock: casgstatus(gp, _Grunning, _Gsyscall), handoffp(releasep()) on g0. */
  boolean entersyscallblock_casgstatus(int mp) {
    if (!(at(mp, ThreadPc.entersyscallblock_casgstatus) && !s.g.scan(s.m.curg(mp)))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.g.status(s.m.curg(mp), GStatus.Syscall);
    s.thread.pc(mp, ThreadPc.releasep_m_p);
    Stack ret = s.thread.ret(mp);
    ret.clear();
    ret.push(ThreadPc.entersyscallblock_return);
    ret.push(ThreadPc.handoffp);
    s.thread.g(mp, G0);
    return true;
  }

  /** entersyscallblock, back on the goroutine's stack: m.locks--. */
  boolean entersyscallblock_return(int mp) {
    if (!(at(mp, ThreadPc.entersyscallblock_return))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.locks(mp, s.m.locks(mp) - 1);
    s.thread.pc(mp, ThreadPc.syscall);
    s.thread.g(mp, s.m.curg(mp));
    return true;
  }
}

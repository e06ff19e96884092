package dev.tightloop.model;

import static dev.tightloop.model.Configuration.G0;

import dev.tightloop.model.Configuration.Role;

/**
 * {@code runtime/stubs.go} systemstack: a goroutine's function on g0's stack, where no request
 * reaches it. {@code spec/Systemstack.tla}.
 */
final class Systemstack extends Runtime {

  Systemstack(Model model) {
    super(model);
  }

  /** systemstack: g0's stack, and the function. */
  boolean systemstack(int mp) {
    if (!mayDo(mp, Role.Systemstacks)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    registers.callRuntime(s, mp);
    registers.mcall(s, mp);
    s.thread.pc(mp, ThreadPc.systemstack);
    s.thread.g(mp, G0);
    s.thread.registers(mp, RegisterFile.CLOBBERED);
    return true;
  }

  /** The function returns. */
  boolean systemstack_fn(int mp) {
    if (!at(mp, ThreadPc.systemstack)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(
        mp,
        fault(Fault.systemstackNeverReturns) ? ThreadPc.systemstack : ThreadPc.systemstack_return);
    return true;
  }
}

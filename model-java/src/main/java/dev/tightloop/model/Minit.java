package dev.tightloop.model;

import dev.tightloop.model.Configuration.Switch;

/** {@code spec/Minit.tla}. */
final class Minit extends Runtime {

  Minit(Model model) {
    super(model);
  }

  /** {@code ![t] = Cloned(<<first, second, third>>)}: the thread that newosproc's clone makes. */
  void cloned(int t, ThreadPc first, ThreadPc second, ThreadPc third) {
    boolean external = is(Switch.ExternalSignals);
    s.thread.absent(t);
    Stack ret = s.thread.ret(t);
    ret.push(third);
    ret.push(second);
    if (external) {
      ret.push(first);
    }
    s.thread.pc(t, external ? ThreadPc.minitSignalStack : first);
    s.thread.masked(t, external && !fault(Fault.newosprocLeavesSignals));
    s.thread.altstack(t, external ? Altstack.none : Altstack.gsignal);
    s.thread.g(t, Configuration.G0);
  }

  boolean minitSignalStack(int mp) {
    if (!(at(mp, ThreadPc.minitSignalStack))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("minitSignalStack is not mirrored yet");
  }

  boolean minitSignalMask(int mp) {
    if (!(at(mp, ThreadPc.minitSignalMask))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("minitSignalMask is not mirrored yet");
  }

  boolean minit_procid(int mp) {
    if (!(at(mp, ThreadPc.minit_procid))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("minit_procid is not mirrored yet");
  }
}

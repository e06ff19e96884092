package dev.tightloop.model;

import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;

/**
 * How a thread becomes one that can take signals: {@code runtime/os_linux.go} newosproc and minit,
 * {@code runtime/signal_unix.go} minitSignals, {@code spec/Minit.tla}.
 */
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

  /** {@code ![t] = Cloned(<<only>>)}. */
  void cloned(int t, ThreadPc only) {
    cloned(t, only, only, only);
    Stack ret = s.thread.ret(t);
    ret.pop();
    ret.pop();
  }

  /** minitSignalStack: sigaltstack, unless C code has set up such a stack already. */
  boolean minitSignalStack(int mp) {
    if (!at(mp, ThreadPc.minitSignalStack)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, ThreadPc.minitSignalMask);
    if (s.thread.altstack(mp) == Altstack.none) {
      s.thread.altstack(mp, Altstack.gsignal);
    }
    return true;
  }

  /** minitSignalMask: sigprocmask with m.sigmask less what must not be blocked. */
  boolean minitSignalMask(int mp) {
    if (!at(mp, ThreadPc.minitSignalMask)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.thread.pc(mp, ThreadPc.minit_procid);
    s.thread.masked(mp, asyncpreemptoff() && s.thread.sigmask(mp));
    return true;
  }

  /** minit: getg().m.procid = gettid(). */
  boolean minit_procid(int mp) {
    if (!at(mp, ThreadPc.minit_procid)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    s.m.procid(mp, s.thread.tid(mp));
    if (in(ThreadSet.CM, mp) && corrected(Correction.needmClearsSignalPending)) {
      s.m.signalPending(mp, 0);
    }
    returned(mp);
    return true;
  }
}

package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Invariants",
    sentence = "With asyncpreemptoff Go sends no preemption signal and injects no call.",
    why =
        "Who switches asynchronous preemption off, to debug or to work around a kernel, would still have goroutines interrupted at any instruction (golang/go#38531).",
    reliesOn = {
      "runtime/proc.go:5407 preemptone",
      "runtime/preempt.go:223 suspendG",
      "runtime/signal_unix.go:651 sighandler"
    })
final class ConfigSound extends CataloguedInvariant {

  private final boolean asyncPreemptOff;

  ConfigSound(Model model) {
    super(model);
    asyncPreemptOff = constants.is(Switch.AsyncPreemptOff);
  }

  @Override
  boolean holds() {
    if (!asyncPreemptOff) {
      return true;
    }
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.signalPending(mp) != 0 || s.thread.pending(mp) && !s.thread.external(mp)) {
        return false;
      }
    }
    return !someInjected();
  }

  @Override
  boolean matters() {
    if (!asyncPreemptOff) {
      return false;
    }
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.preempt(gp)) {
        return true;
      }
    }
    for (int mp = 0; mp < machines; mp++) {
      if (s.thread.pending(mp)) {
        return true;
      }
    }
    return false;
  }
}

package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Altstack;
import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SignalHandler",
    sentence = "The handler of a Go thread runs on an alternate signal stack.",
    why =
        "A goroutine's stack may have a few hundred bytes left; a handler there would write below it, into another's memory.",
    reliesOn = {
      "runtime/signal_unix.go:1209 minitSignalStack",
      "runtime/os_linux.go:166 newosproc",
      "runtime/proc.go:1816 needm"
    },
    registerLevel = true)
final class HandlerOnSignalStack extends CataloguedInvariant {

  private final int sysmon;

  HandlerOnSignalStack(Model model) {
    super(model);
    sysmon = constants.sysmon();
  }

  @Override
  boolean holds() {
    for (int t = 0; t < threads; t++) {
      if (t != sysmon
          && inHandler(t)
          && s.thread.g(t) != NIL
          && s.thread.altstack(t) == Altstack.none) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int mp = 0; mp < machines; mp++) {
      if (inHandler(mp)) {
        return true;
      }
    }
    return false;
  }
}

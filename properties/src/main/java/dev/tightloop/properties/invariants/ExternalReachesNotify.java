package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SignalHandler",
    sentence = "A SIGURG from outside stays pending until a handler takes it.",
    why =
        "A SIGURG that the program asked for with signal.Notify would be lost among the runtime's own.",
    reliesOn = {"runtime/signal_unix.go:651 sighandler", "runtime/sigqueue.go:71 sigsend"})
final class ExternalReachesNotify extends CataloguedInvariant {

  ExternalReachesNotify(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int t = 0; t < threads; t++) {
      if (s.thread.external(t) && !s.thread.pending(t)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int t = 0; t < threads; t++) {
      if (s.thread.external(t) && s.thread.g(t) == NIL) {
        return true;
      }
    }
    return false;
  }
}

package dev.tightloop.model;

/** {@code spec/Signals.tla}. */
final class Signals extends Runtime {

  Signals(Model model) {
    super(model);
  }

  boolean external_tgkill(int t) {
    if (!(is(Configuration.Switch.ExternalSignals))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("external_tgkill is not mirrored yet");
  }

  boolean deliver(int mp) {
    if (!(s.thread.pending(mp) && s.thread.handler(mp) == HandlerPc.none)) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("deliver is not mirrored yet");
  }

  boolean sigreturn(int mp) {
    if (!(handlerAt(mp, HandlerPc.sigreturn))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("sigreturn is not mirrored yet");
  }
}

package dev.tightloop.model;

/** {@code spec/SignalHandler.tla}. */
final class SignalHandler extends Runtime {

  SignalHandler(Model model) {
    super(model);
  }

  boolean wantAsyncPreempt_g(int mp) {
    if (!(handlerAt(mp, HandlerPc.wantAsyncPreempt_g))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("wantAsyncPreempt_g is not mirrored yet");
  }

  boolean wantAsyncPreempt_p(int mp) {
    if (!(handlerAt(mp, HandlerPc.wantAsyncPreempt_p))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("wantAsyncPreempt_p is not mirrored yet");
  }

  boolean isAsyncSafePoint(int mp) {
    if (!(handlerAt(mp, HandlerPc.isAsyncSafePoint))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("isAsyncSafePoint is not mirrored yet");
  }

  boolean pushCall(int mp) {
    if (!(handlerAt(mp, HandlerPc.pushCall))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("pushCall is not mirrored yet");
  }

  boolean doSigPreempt_preemptGen(int mp) {
    if (!(handlerAt(mp, HandlerPc.doSigPreempt_preemptGen))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("doSigPreempt_preemptGen is not mirrored yet");
  }

  boolean doSigPreempt_signalPending(int mp) {
    if (!(handlerAt(mp, HandlerPc.doSigPreempt_signalPending))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("doSigPreempt_signalPending is not mirrored yet");
  }

  boolean badsignal_needm(int t, boolean wanted) {
    if (!(handlerAt(t, HandlerPc.badsignal_needm))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("badsignal_needm is not mirrored yet");
  }

  boolean raisebadsignal_default(int t) {
    if (!(handlerAt(t, HandlerPc.raisebadsignal_default))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("raisebadsignal_default is not mirrored yet");
  }

  boolean raisebadsignal_restore(int t) {
    if (!(handlerAt(t, HandlerPc.raisebadsignal_restore))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("raisebadsignal_restore is not mirrored yet");
  }

  boolean badsignal_dropm(int t) {
    if (!(handlerAt(t, HandlerPc.badsignal_dropm))) {
      return false;
    }
    if (asked()) {
      return true;
    }
    throw new UnsupportedOperationException("badsignal_dropm is not mirrored yet");
  }
}

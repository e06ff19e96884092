package dev.tightloop.properties.invariants;

import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "SuspendThread",
    sentence = "Every suspended thread has one suspender, who is about to resume it.",
    why = "A thread that stays suspended keeps its P and its locks, and nobody knows of it.",
    reliesOn = {"runtime/os_windows.go:1436 preemptM"})
final class SuspendedIsResumed extends CataloguedInvariant {

  SuspendedIsResumed(Model model) {
    super(model);
  }

  private static boolean hasSuspended(ThreadPc pc) {
    return pc.isSuspendThread() && pc != ThreadPc.preemptM_SuspendThread;
  }

  private int suspenders(int x) {
    int count = 0;
    for (int t = 0; t < threads; t++) {
      if (hasSuspended(programPC(t)) && operators.suspended(t) == x) {
        count++;
      }
    }
    return count;
  }

  @Override
  boolean holds() {
    for (int x = 0; x < threads; x++) {
      if ((s.thread.handler(x) == HandlerPc.suspended) != (suspenders(x) == 1)) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean matters() {
    for (int x = 0; x < threads; x++) {
      if (s.thread.handler(x) == HandlerPc.suspended) {
        return true;
      }
    }
    return false;
  }
}

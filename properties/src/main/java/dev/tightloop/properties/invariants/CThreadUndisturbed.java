package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Altstack;
import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.Model;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;
import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    module = "Dropm",
    sentence = "C code finds its thread as it left it when it called into Go.",
    why =
        "A C program that calls into Go would get its thread back with signals blocked, or with a signal stack that Go has freed.",
    reliesOn = {
      "runtime/proc.go:2003 dropm",
      "runtime/signal_unix.go:1244 unminitSignals",
      "runtime/proc.go:1836 needm"
    })
final class CThreadUndisturbed extends CataloguedInvariant {

  private static final Places CGO = Places.of(Place.CGO).with(ThreadPc.absent);

  CThreadUndisturbed(Model model) {
    super(model);
  }

  @Override
  boolean holds() {
    for (int t = machines + 1; t < threads; t++) {
      ThreadPc pc = programPC(t);
      if (pc == ThreadPc.C && !isAsItWas(t) || s.thread.g(t) != NIL || !CGO.contains(pc)) {
        return false;
      }
    }
    return true;
  }

  private boolean isAsItWas(int t) {
    Altstack own = constants.has(ThreadSet.OwnsSignalStack, t) ? Altstack.C : Altstack.none;
    return s.thread.masked(t) == constants.has(ThreadSet.BlocksSignals, t)
        && s.thread.altstack(t) == own;
  }

  @Override
  boolean matters() {
    for (int t = machines + 1; t < threads; t++) {
      if (programPC(t) == ThreadPc.C && someExtraMKnows(t)) {
        return true;
      }
    }
    return false;
  }

  private boolean someExtraMKnows(int t) {
    for (int mp = 0; mp < machines; mp++) {
      if (isExtra(mp) && s.m.procid(mp) == t) {
        return true;
      }
    }
    return false;
  }
}

package dev.tightloop.properties.invariants;

import static dev.tightloop.model.Configuration.NIL;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.Operators;
import dev.tightloop.model.State;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;

/**
 * What the predicates of every module are made of: the model's working state {@code s}, and the
 * operators of {@code spec/Runtime.tla}. Where the spec cannot be evaluated, {@link
 * dev.tightloop.model.NoSuchRecord} is thrown.
 */
abstract class Predicates {

  /** {@code UserPC \cup RuntimeOnGStackPC \cup LocksMPC}: on the goroutine's stack. */
  static final Places ON_G_STACK =
      Places.of(Place.LOOP, Place.PROLOGUE, Place.BARRIER, Place.RUNTIME_ON_G_STACK, Place.LOCKS_M);

  final Configuration constants;
  final Operators operators;
  final State s;
  final int goroutines;
  final int machines;
  final int processors;
  final int threads;

  Predicates(Model model) {
    constants = model.configuration();
    operators = model.operators();
    s = model.state();
    goroutines = constants.goroutines();
    machines = constants.machines();
    processors = constants.processors();
    threads = constants.threads();
  }

  /** {@code lockedg(mp)}. */
  final int lockedg(int mp) {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.lockedm(gp) == mp) {
        return gp;
      }
    }
    return NIL;
  }

  /** {@code thread[t].handler # "none"}. */
  final boolean inHandler(int t) {
    return s.thread.handler(t) != HandlerPc.none;
  }

  final ThreadPc programPC(int t) {
    return s.thread.programPc(t);
  }

  /** {@code Within(t, places)}: there, or in something that was called from there. */
  final boolean within(int t, Places places) {
    if (places.contains(programPC(t))) {
      return true;
    }
    for (int i = 0; i < s.thread.ret(t).length(); i++) {
      if (places.contains(s.thread.ret(t).element(i))) {
        return true;
      }
    }
    return false;
  }

  final boolean hasLocalWork(int pp) {
    return s.p.runnext(pp) != NIL || !s.p.runq(pp).isEmpty();
  }

  /** {@code \E mp \in M : ProgramPC(mp) = pc}. */
  final boolean someMachineAt(ThreadPc pc) {
    for (int mp = 0; mp < machines; mp++) {
      if (programPC(mp) == pc) {
        return true;
      }
    }
    return false;
  }

  /** {@code \E mp \in M : ProgramPC(mp) \in places}. */
  final boolean someMachineIn(Places places) {
    for (int mp = 0; mp < machines; mp++) {
      if (places.contains(programPC(mp))) {
        return true;
      }
    }
    return false;
  }

  /** {@code \E mp \in M : m[mp].curg = gp}. */
  final boolean isCurg(int gp) {
    for (int mp = 0; mp < machines; mp++) {
      if (s.m.curg(mp) == gp) {
        return true;
      }
    }
    return false;
  }

  /** {@code SignalsOnTheWay(mp)}. */
  final int signalsOnTheWay(int mp) {
    int count = s.thread.pending(mp) ? 1 : 0;
    HandlerPc handler = s.thread.handler(mp);
    if (handler != HandlerPc.none
        && handler != HandlerPc.doSigPreempt_pendingPreemptSignals
        && handler != HandlerPc.sigreturn) {
      count++;
    }
    for (int t = 0; t < threads; t++) {
      if (s.thread.requestM(t) == mp && programPC(t) == ThreadPc.preemptM_tgkill) {
        count++;
      }
    }
    return count;
  }

  /** {@code mp \in CM}. */
  final boolean isExtra(int mp) {
    return constants.has(ThreadSet.CM, mp);
  }

  /** {@code \E gp \in G : stack[gp].resumePC # Nil}. */
  final boolean someInjected() {
    for (int gp = 0; gp < goroutines; gp++) {
      if (s.g.resumePC(gp) != null) {
        return true;
      }
    }
    return false;
  }
}

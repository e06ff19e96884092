package dev.tightloop.properties.invariants;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Operators;
import dev.tightloop.model.ThreadPc;

/** {@code spec/SafePoint.tla}: the places of user code, and which of them are safe points. */
final class SafePlaces {

  private SafePlaces() {}

  /** {@code UserPC}. */
  static ThreadPc[] userPC(Configuration constants) {
    ThreadPc[] places = new ThreadPc[constants.loopLength() + 4];
    for (int i = 0; i < constants.loopLength(); i++) {
      places[i] = ThreadPc.loop(i);
    }
    places[constants.loopLength()] = ThreadPc.prologue;
    places[constants.loopLength() + 1] = ThreadPc.prologue_JLS;
    places[constants.loopLength() + 2] = ThreadPc.writeBarrier_off;
    places[constants.loopLength() + 3] = ThreadPc.writeBarrier_on;
    return places;
  }

  /** {@code {pc \in UserPC : SafePC(pc)}}. */
  static Places safePlaces(Operators operators, Configuration constants) {
    Places safe = Places.of(new ThreadPc[0]);
    for (ThreadPc pc : userPC(constants)) {
      if (operators.safePC(pc)) {
        safe = safe.with(pc);
      }
    }
    return safe;
  }

  /** {@code {ResumePC(pc) : pc \in {u \in UserPC : SafePC(u)}}}. */
  static Places resumedAt(Operators operators, Configuration constants) {
    Places resumed = Places.of(new ThreadPc[0]);
    for (ThreadPc pc : userPC(constants)) {
      if (operators.safePC(pc)) {
        resumed = resumed.with(constants.resumePC(pc));
      }
    }
    return resumed;
  }
}

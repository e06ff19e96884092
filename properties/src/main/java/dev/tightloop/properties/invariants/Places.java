package dev.tightloop.properties.invariants;

import dev.tightloop.model.ThreadPc;
import dev.tightloop.model.ThreadPc.Place;

/** A set of program counters. */
final class Places {

  private final boolean[] members = new boolean[ThreadPc.values().length];

  private Places() {}

  static Places of(Place... groups) {
    Places places = new Places();
    for (ThreadPc pc : ThreadPc.values()) {
      for (Place group : groups) {
        places.members[pc.ordinal()] |= pc.place() == group;
      }
    }
    return places;
  }

  static Places of(ThreadPc... pcs) {
    Places places = new Places();
    return places.with(pcs);
  }

  Places with(ThreadPc... pcs) {
    return changed(true, pcs);
  }

  Places without(ThreadPc... pcs) {
    return changed(false, pcs);
  }

  private Places changed(boolean member, ThreadPc... pcs) {
    Places places = new Places();
    System.arraycopy(members, 0, places.members, 0, members.length);
    for (ThreadPc pc : pcs) {
      places.members[pc.ordinal()] = member;
    }
    return places;
  }

  boolean contains(ThreadPc pc) {
    return members[pc.ordinal()];
  }
}

package dev.tightloop.properties.invariants;

import dev.tightloop.properties.invariants.Abstraction.Progress;

/** The variables of {@code spec/Contract.tla}; sets are bit masks. */
final class AbstractState {

  /** What {@code world} says. */
  enum World {
    started,
    stopping,
    stopped
  }

  /** In {@link #placePC}: the goroutine has called the runtime. */
  static final int CALL = -1;

  /** In {@link #stopper}: nobody holds worldsema, although the world stops. */
  static final int NOBODY = Integer.MIN_VALUE;

  final Progress[] state;
  final int[] placePC;
  final long[] placeRegisters;
  final int[] looksAt;
  int requested;
  int held;
  int idle;
  World world;
  int stopper;

  /** {@code Len(sched.pidle)}, which is no variable of the contract's. */
  int pidleLength;

  AbstractState(int goroutines) {
    state = new Progress[goroutines];
    placePC = new int[goroutines];
    placeRegisters = new long[goroutines];
    looksAt = new int[goroutines];
  }

  /** {@code Running}. */
  int running() {
    int running = 0;
    for (int gp = 0; gp < state.length; gp++) {
      if (state[gp] == Progress.running) {
        running |= 1 << gp;
      }
    }
    return running;
  }

  boolean onePerProcessor(int processors) {
    return Integer.bitCount(running()) + Integer.bitCount(idle) <= processors;
  }

  /** {@code MayRun(gp)}. */
  boolean mayRun(int gp) {
    return !isHeld(gp) && (world != World.stopped || (stopper >> gp & 1) != 0);
  }

  boolean isHeld(int gp) {
    return (held >> gp & 1) != 0;
  }

  boolean isRequested(int gp) {
    return (requested >> gp & 1) != 0;
  }

  /** {@code \E other \in Goroutine : gp \in looksAt[other]}. */
  boolean isLookedAt(int gp) {
    for (int looks : looksAt) {
      if ((looks >> gp & 1) != 0) {
        return true;
      }
    }
    return false;
  }
}

package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.AbstractState.World;
import dev.tightloop.properties.invariants.Abstraction.Progress;
import java.util.Arrays;

/**
 * {@code spec/Contract.tla}: what preemption promises, of one step of the machine. {@link #from}
 * takes the abstract variables of the working state before it, {@link #to} those after it; then the
 * actions can be asked.
 */
final class Contract {

  /** The contract's actions, as {@code Never} of {@code spec/Refinement.tla} names them. */
  enum Action {
    Idle,
    Instruct,
    Run,
    Honour,
    Wait,
    Ready,
    Begin,
    Request,
    Hold,
    LetGo,
    Stop;

    /**
     * The action of this name.
     *
     * @throws IllegalArgumentException if there is none; the message says so in one line
     */
    static Action named(String never) {
      return Arrays.stream(values())
          .filter(action -> action.name().equals(never))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Never is "
                          + never
                          + ", no action of the contract: they are "
                          + Arrays.toString(values())));
    }
  }

  private final Refinement refinement;
  private final int goroutines;
  private final int processors;
  private AbstractState before;
  private AbstractState after;

  private int state;
  private int place;
  private int requested;
  private int looksAt;
  private int held;
  private boolean idle;
  private boolean world;
  private boolean stopper;

  Contract(Model model) {
    refinement = new Refinement(model);
    goroutines = model.configuration().goroutines();
    processors = model.configuration().processors();
    before = new AbstractState(goroutines);
    after = new AbstractState(goroutines);
  }

  void from() {
    refinement.map(before);
  }

  /** The state given to {@link #to} is the one before the next step. */
  void goOn() {
    AbstractState last = before;
    before = after;
    after = last;
  }

  /** Also notes what the step changes: goroutines bit by bit, or whether. */
  void to() {
    refinement.map(after);
    state = 0;
    place = 0;
    looksAt = 0;
    for (int gp = 0; gp < goroutines; gp++) {
      int bit = 1 << gp;
      state |= before.state[gp] != after.state[gp] ? bit : 0;
      place |=
          before.placePC[gp] != after.placePC[gp]
                  || before.placeRegisters[gp] != after.placeRegisters[gp]
              ? bit
              : 0;
      looksAt |= before.looksAt[gp] != after.looksAt[gp] ? bit : 0;
    }
    requested = before.requested ^ after.requested;
    held = before.held ^ after.held;
    idle = before.idle != after.idle;
    world = before.world != after.world;
    stopper = before.stopper != after.stopper;
  }

  /** {@code Init}, of the state given to {@link #from}. */
  boolean init() {
    int looking = 0;
    for (int looks : before.looksAt) {
      looking |= looks;
    }
    return before.running() == 0
        && before.onePerProcessor(processors)
        && before.world == World.started
        && before.stopper == 0
        && before.requested == 0
        && looking == 0
        && before.held == 0;
  }

  /** {@code UNCHANGED vars}. */
  boolean unchanged() {
    return (state | place | requested | looksAt | held) == 0 && !idle && !world && !stopper;
  }

  /** {@code [Next]_vars}. */
  boolean nextOrNothing() {
    if (unchanged()) {
      return true;
    }
    for (int gp = 0; gp < goroutines; gp++) {
      if (request(gp)
          || instruct(gp)
          || run(gp)
          || ready(gp)
          || begin(gp)
          || hold(gp)
          || letGo(gp)
          || stop(gp)
          || honour(gp)
          || waits(gp)) {
        return true;
      }
    }
    return idle();
  }

  /** {@code Taken} of {@code spec/Refinement.tla}. */
  boolean taken(Action action) {
    if (action == Action.Idle) {
      return idle() && before.pidleLength != after.pidleLength;
    }
    for (int gp = 0; gp < goroutines; gp++) {
      if (taken(action, gp)) {
        return true;
      }
    }
    return false;
  }

  private boolean taken(Action action, int gp) {
    return switch (action) {
      case Idle -> throw new IllegalArgumentException("Idle is about no goroutine");
      case Instruct -> instruct(gp);
      case Run -> run(gp);
      case Honour -> honour(gp);
      case Wait -> after.state[gp] != Progress.runnable && waits(gp);
      case Ready -> ready(gp);
      case Begin -> begin(gp);
      case Request -> isIn(requested, gp) && request(gp);
      case Hold -> hold(gp);
      case LetGo -> isIn(looksAt, gp) && letGo(gp);
      case Stop -> stop(gp);
    };
  }

  private static boolean isIn(int set, int gp) {
    return (set >> gp & 1) != 0;
  }

  /** At most this goroutine's value has changed. */
  private static boolean only(int gp, int changed) {
    return (changed & ~(1 << gp)) == 0;
  }

  /** {@code Becomes(gp, next)}. */
  private boolean becomes(int gp, Progress next) {
    return after.state[gp] == next && only(gp, state);
  }

  private boolean isAny(int gp, Progress one, Progress other) {
    return before.state[gp] == one || before.state[gp] == other;
  }

  private boolean instruct(int gp) {
    return before.state[gp] == Progress.running
        && before.mayRun(gp)
        && only(gp, place)
        && only(gp, requested)
        && (state | looksAt | held) == 0
        && !idle
        && !world
        && !stopper
        && refinement.isOwnInstruction(before, after, gp);
  }

  private boolean run(int gp) {
    return before.state[gp] != Progress.running
        && before.state[gp] != Progress.ended
        && before.mayRun(gp)
        && becomes(gp, Progress.running)
        && after.onePerProcessor(processors)
        && only(gp, requested)
        && (place | looksAt | held) == 0
        && !idle
        && !world
        && !stopper;
  }

  private boolean honour(int gp) {
    return before.state[gp] == Progress.running
        && before.isRequested(gp)
        && (becomes(gp, Progress.runnable)
            || becomes(gp, Progress.blocked) && before.isLookedAt(gp))
        && (place | requested | looksAt | held) == 0
        && !idle
        && !world
        && !stopper;
  }

  private boolean waits(int gp) {
    return before.state[gp] == Progress.running
        && before.placePC[gp] == AbstractState.CALL
        && after.state[gp] != Progress.running
        && only(gp, state)
        && only(gp, looksAt)
        && (place | requested | held) == 0
        && !idle
        && !world
        && !stopper;
  }

  private boolean ready(int gp) {
    return isAny(gp, Progress.blocked, Progress.outside)
        && !before.isHeld(gp)
        && becomes(gp, Progress.runnable)
        && (place | requested | looksAt | held) == 0
        && !idle
        && !world
        && !stopper;
  }

  private boolean begin(int gp) {
    return before.state[gp] == Progress.ended
        && becomes(gp, Progress.runnable)
        && only(gp, place)
        && (requested | looksAt | held) == 0
        && !idle
        && !world
        && !stopper;
  }

  private boolean request(int gp) {
    return only(gp, requested)
        && (state | place | looksAt | held) == 0
        && !idle
        && !world
        && !stopper;
  }

  private boolean hold(int gp) {
    return !before.isHeld(gp)
        && before.state[gp] != Progress.running
        && before.isLookedAt(gp)
        && after.isHeld(gp)
        && only(gp, held)
        && (state | place | requested | looksAt) == 0
        && !idle
        && !world
        && !stopper;
  }

  private boolean letGo(int gp) {
    return (held & ~(before.looksAt[gp] & before.held)) == 0
        && only(gp, looksAt)
        && after.looksAt[gp] == 0
        && (state | place | requested) == 0
        && !idle
        && !world
        && !stopper;
  }

  private boolean stop(int gp) {
    return stops(gp)
        && after.onePerProcessor(processors)
        && (state | place | requested | looksAt | held) == 0;
  }

  private boolean stops(int gp) {
    return switch (before.world) {
      case started -> after.world == World.stopping && after.stopper == 1 << gp;
      case stopping ->
          after.world == World.stopped && !stopper && (before.running() & ~before.stopper) == 0;
      case stopped -> after.world == World.started && after.stopper == 0;
    };
  }

  private boolean idle() {
    return after.onePerProcessor(processors)
        && (state | place | requested | looksAt | held) == 0
        && !world
        && !stopper;
  }
}

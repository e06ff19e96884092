package dev.tightloop.properties.live;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.schedule.Machine;
import java.util.List;

/** One that takes its steps of a shared state, in a thread of its own. */
final class Actor implements Runnable {

  /** What nobody promises happens once in so many times. */
  private static final int SELDOM = 16;

  private final int number;
  private final Actors actors;
  private final Machine machine;
  private final SharedState shared;
  private final Log log;
  private final int most;
  private final boolean promisedOnly;
  private final SplitMix64 random;
  private final Delays delays;
  private final int[] enabled;

  private volatile int steps;
  private volatile int overtaken;

  /**
   * Why an instant violates something; of one instant, what comes first counts, whoever says so
   * first: one that must not be there may be one that nobody can leave, too.
   */
  enum Why {
    /** It, or the step to it, must not be. */
    FORBIDDEN,
    /** Nobody can take a step. */
    STUCK,
    /** The machine's own rules cannot be evaluated there. */
    UNEVALUABLE
  }

  /** What the actors of a run tell it. */
  interface Log {

    /** Something is wrong with the instant. */
    void violated(Instant at, String property, Why why);

    /** Nobody can take a step, which is no violation. */
    void quiescent();

    /** The program has a mistake. */
    void failed(Throwable mistake);
  }

  /**
   * @param machine this actor's own
   */
  Actor(
      int number,
      Actors actors,
      Machine machine,
      SharedState shared,
      Log log,
      LiveOptions options) {
    this.number = number;
    this.actors = actors;
    this.machine = machine;
    this.shared = shared;
    this.log = log;
    most = options.steps();
    promisedOnly = options.promisedOnly();
    random = new SplitMix64(SplitMix64.mix(options.seed()) + number);
    delays = new Delays(random, options.delay());
    enabled = new int[machine.mostSteps()];
  }

  /** Steps taken. */
  int steps() {
    return steps;
  }

  /** How often another actor's step came between this one's look and its step. */
  int overtaken() {
    return overtaken;
  }

  /** What it has asked of the states that it led to. */
  List<Evaluations> evaluations() {
    return machine.evaluations();
  }

  @Override
  public void run() {
    try {
      while (!shared.closed()) {
        delays.pass();
        Instant seen = shared.now();
        if (seen.steps() == most) {
          shared.close();
        } else {
          goOn(seen);
        }
      }
    } catch (InterruptedException e) {
      shared.close();
    } catch (RuntimeException | Error e) {
      log.failed(e);
    }
  }

  private void goOn(Instant seen) throws InterruptedException {
    try {
      machine.restore(seen.state());
      int all = machine.enabled(enabled);
      if (all == 0) {
        end(seen);
        return;
      }
      int possible = possible(all);
      int own = own(possible);
      if (possible == 0) {
        log.quiescent();
      } else if (own == 0) {
        shared.awaitChange(seen);
      } else {
        choose(seen, own);
      }
    } catch (RuntimeException e) {
      String unevaluable = machine.unevaluable(e);
      if (unevaluable == null) {
        throw e;
      }
      log.violated(seen, unevaluable, Why.UNEVALUABLE);
    }
  }

  private void end(Instant seen) {
    String stuck = machine.stuck();
    if (stuck == null) {
      log.quiescent();
    } else {
      log.violated(seen, stuck, Why.STUCK);
    }
  }

  /** Moves those that can happen in this run to the front. */
  private int possible(int all) {
    int possible = 0;
    for (int i = 0; i < all; i++) {
      if (!promisedOnly || actors.promised(enabled[i])) {
        enabled[possible++] = enabled[i];
      }
    }
    return possible;
  }

  /** Moves this actor's to the front. */
  private int own(int possible) {
    int own = 0;
    for (int i = 0; i < possible; i++) {
      if (actors.of(enabled[i]) == number) {
        enabled[own++] = enabled[i];
      }
    }
    return own;
  }

  private void choose(Instant seen, int own) {
    int step = enabled[random.below(own)];
    if (!actors.promised(step) && random.below(SELDOM) != 0) {
      delays.rest();
      return;
    }
    machine.take(step);
    Instant next = seen.then(step, machine.fingerprint(), machine.encoded());
    delays.hesitate();
    if (!shared.change(seen, next)) {
      overtaken++;
      return;
    }
    steps++;
    String violated = machine.violated();
    if (violated != null) {
      log.violated(next, violated, Why.FORBIDDEN);
    }
  }
}

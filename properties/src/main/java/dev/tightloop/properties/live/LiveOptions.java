package dev.tightloop.properties.live;

/**
 * How a live run goes.
 *
 * @param seed where the actors' own choices and delays come from; not the order of their steps,
 *     which is nobody's choice
 * @param steps of all actors together, at most
 * @param delay nanoseconds that an actor often takes between two steps; now and then it is several
 *     times as much
 * @param promisedOnly whether what nobody promises never happens: no signal comes from outside, no
 *     system call returns, no C code calls Go
 */
public record LiveOptions(long seed, int steps, int delay, boolean promisedOnly) {

  private static final int STEPS = 1_000_000;
  private static final int DELAY = 30_000;

  public LiveOptions {
    if (steps < 1 || delay < 1) {
      throw new IllegalArgumentException("%d steps, delays of %d ns".formatted(steps, delay));
    }
  }

  /** A million steps, and delays of some microseconds. */
  public static LiveOptions of(long seed) {
    return new LiveOptions(seed, STEPS, DELAY, false);
  }

  /** The same with so many steps. */
  public LiveOptions steps(int most) {
    return new LiveOptions(seed, most, delay, promisedOnly);
  }

  /** The same with such delays. */
  public LiveOptions delay(int nanoseconds) {
    return new LiveOptions(seed, steps, nanoseconds, promisedOnly);
  }

  /** The same where what nobody promises never happens. */
  public LiveOptions withPromisedOnly() {
    return new LiveOptions(seed, steps, delay, true);
  }
}

package dev.tightloop.properties.live;

/**
 * How a live run goes.
 *
 * @param seed where the actors' own choices and delays come from; not the order of their steps,
 *     which is nobody's choice
 * @param steps of all actors together, at most
 * @param delay nanoseconds that an actor often takes between two steps; now and then it is several
 *     times as much
 */
public record LiveOptions(long seed, int steps, int delay) {

  private static final int STEPS = 1_000_000;
  private static final int DELAY = 30_000;

  public LiveOptions {
    if (steps < 1 || delay < 1) {
      throw new IllegalArgumentException("%d steps, delays of %d ns".formatted(steps, delay));
    }
  }

  /** A million steps, and delays of some microseconds. */
  public static LiveOptions of(long seed) {
    return new LiveOptions(seed, STEPS, DELAY);
  }

  /** The same with so many steps. */
  public LiveOptions steps(int most) {
    return new LiveOptions(seed, most, delay);
  }

  /** The same with such delays. */
  public LiveOptions delay(int nanoseconds) {
    return new LiveOptions(seed, steps, nanoseconds);
  }
}

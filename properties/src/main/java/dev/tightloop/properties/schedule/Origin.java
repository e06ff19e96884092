package dev.tightloop.properties.schedule;

/**
 * Where a schedule comes from.
 *
 * @param strategy that chose it, {@link #EXPLORER} if none did
 * @param seed of the run
 * @param schedule its number in the run, from 0
 * @param length the most steps of a schedule in that run
 * @param steps of the schedule as it was found; it may have been shrunk since
 */
public record Origin(String strategy, long seed, long schedule, int length, int steps) {

  /** The exhaustive search: there is none that is shorter, but for lassos. */
  public static final String EXPLORER = "explorer";

  /** Not chosen: real threads came in this order, and need not again. */
  public static final String LIVE = "live";

  /** Random programs on the core. */
  public static final String SCENARIOS = "scenarios";

  /** What the exhaustive search has found, of so many steps. */
  public static Origin explorer(int steps) {
    return new Origin(EXPLORER, 0, 0, steps, steps);
  }
}

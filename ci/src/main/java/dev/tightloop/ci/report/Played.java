package dev.tightloop.ci.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What random schedules came to. All but the time is the same for a seed, whatever the machine.
 *
 * @param schedules that were played
 * @param steps taken in them
 * @param time it took
 * @param states that were different
 * @param edges that were covered: different pairs of abstract states that a step led between
 * @param actionsTaken how many different actions were taken
 * @param actionsMissing those that can be taken and were not, if it is known which can
 * @param lengths of the schedules, in steps
 */
public record Played(
    long schedules,
    long steps,
    Duration time,
    Count states,
    Count edges,
    int actionsTaken,
    Optional<List<String>> actionsMissing,
    Lengths lengths) {

  /**
   * How many different ones.
   *
   * @param exact or else an estimate with a standard error of half a percent
   */
  public record Count(long number, boolean exact) {}

  /** The shortest, the one in the middle, and the longest. */
  public record Lengths(int minimum, int median, int maximum) {}

  public Played {
    actionsMissing = actionsMissing.map(List::copyOf);
  }

  /** So many of them in a second. */
  public long perSecond(long number) {
    return Math.round(number / (Math.max(time.toNanos(), 1) / 1e9));
  }
}

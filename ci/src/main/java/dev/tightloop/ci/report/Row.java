package dev.tightloop.ci.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that was checked: one line of the table.
 *
 * @param checked what was checked
 * @param amount how much of it, in states, schedules or instructions
 * @param verdict what became of it
 * @param reason one or a few words: the violated property's name, why it was skipped; empty if the
 *     verdict says it all
 * @param details what a reader needs to understand a verdict that is not {@link Verdict#OK}
 * @param time how long it took
 * @param exercised how often properties were asked and said something, where that was counted
 * @param played what random schedules came to, where some were played
 */
public record Row(
    String checked,
    String amount,
    Verdict verdict,
    String reason,
    List<String> details,
    Duration time,
    List<Exercised> exercised,
    Optional<Played> played) {

  /**
   * How often a property was asked.
   *
   * @param property its name
   * @param evaluated states or steps
   * @param mattered those about which it said something
   */
  public record Exercised(String property, long evaluated, long mattered) {}

  public Row {
    details = List.copyOf(details);
    exercised = List.copyOf(exercised);
  }

  /** A row for which nothing was counted. */
  public Row(
      String checked,
      String amount,
      Verdict verdict,
      String reason,
      List<String> details,
      Duration time) {
    this(checked, amount, verdict, reason, details, time, List.of(), Optional.empty());
  }

  /** The same with what was counted. */
  public Row with(List<Exercised> counted) {
    return new Row(checked, amount, verdict, reason, details, time, counted, played);
  }

  /** The same with what random schedules came to. */
  public Row with(Played figures) {
    return new Row(
        checked, amount, verdict, reason, details, time, exercised, Optional.of(figures));
  }

  /** The same with one more line for a reader. */
  public Row saying(String line) {
    List<String> more = new ArrayList<>(details);
    more.add(line);
    return new Row(checked, amount, verdict, reason, more, time, exercised, played);
  }

  /** Checked, and as it should be. */
  public static Row ok(String checked, String amount, Duration time) {
    return new Row(checked, amount, Verdict.OK, "", List.of(), time);
  }

  /** Checked, and the named property does not hold. */
  public static Row violated(
      String checked, String amount, String property, List<String> details, Duration time) {
    return new Row(checked, amount, Verdict.VIOLATED, property, details, time);
  }

  /** Not checked. */
  public static Row skipped(String checked, String why) {
    return new Row(checked, "", Verdict.SKIPPED, why, List.of(), Duration.ZERO);
  }

  /** Not all of it could be done. */
  public static Row inconclusive(String checked, String amount, String why, Duration time) {
    return new Row(checked, amount, Verdict.INCONCLUSIVE, why, List.of(), time);
  }

  /** The check itself did not work out. */
  public static Row failed(
      String checked, String amount, String why, List<String> details, Duration time) {
    return new Row(checked, amount, Verdict.FAILED, why, details, time);
  }

  /** The verdict with its reason. */
  public String verdictText() {
    return reason.isEmpty() ? verdict.word() : verdict.word() + ": " + reason;
  }

  /** Whether the row found this property violated, unasked. */
  public boolean violates(String property) {
    return verdict == Verdict.VIOLATED && reason.equals(property);
  }
}

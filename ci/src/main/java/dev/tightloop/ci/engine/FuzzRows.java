package dev.tightloop.ci.engine;

import dev.tightloop.ci.report.Played;
import dev.tightloop.ci.report.Row;
import dev.tightloop.ci.report.Texts;
import dev.tightloop.ci.report.Verdict;
import dev.tightloop.model.Action;
import dev.tightloop.model.Model;
import dev.tightloop.model.Step;
import dev.tightloop.properties.fuzz.Distinct;
import dev.tightloop.properties.fuzz.Figures;
import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.FuzzResult;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What random schedules of a configuration come to, as a row of a report. */
public final class FuzzRows {

  private FuzzRows() {}

  /** Why no more schedules were played, if not because of a violation. */
  public enum Ended {
    ALL_PLAYED(""),
    TIME_UP("time was up"),
    INTERRUPTED("interrupted");

    private final String reason;

    Ended(String reason) {
      this.reason = reason;
    }

    /** In a few words. */
    public String reason() {
      return reason;
    }
  }

  /** What is told of violations. */
  @FunctionalInterface
  public interface Shown {

    /**
     * Lines for a reader.
     *
     * @param expected whether they are what the configuration must violate
     */
    List<String> lines(List<Found> violations, boolean expected);
  }

  /**
   * The row, with what was seen and how often each property said something.
   *
   * @param shown what is told of violations
   */
  public static Row of(
      SpecConfiguration spec, FuzzResult result, Ended ended, Duration time, Shown shown) {
    List<Row.Exercised> exercised =
        result.evaluations().stream()
            .map(each -> new Row.Exercised(each.property(), each.evaluated(), each.mattered()))
            .toList();
    return verdict(spec, result, ended, time, shown)
        .with(exercised)
        .with(played(spec, result, time));
  }

  private static Played played(SpecConfiguration spec, FuzzResult result, Duration time) {
    Figures figures = result.figures();
    return new Played(
        result.schedules(),
        result.steps(),
        time,
        count(figures.states()),
        count(figures.edges()),
        figures.actions().size(),
        missing(spec, figures.actions()),
        new Played.Lengths(
            figures.lengths().minimum(), figures.lengths().median(), figures.lengths().maximum()));
  }

  private static Played.Count count(Distinct distinct) {
    return new Played.Count(distinct.count(), distinct.exact());
  }

  /**
   * The actions that can be taken, which are all but those of which the configuration says the
   * contrary, without those that were. A configuration that ends with a violation says nothing, nor
   * does one that nobody has searched to its end.
   */
  private static Optional<List<String>> missing(SpecConfiguration spec, List<String> taken) {
    boolean nothing = spec.off().isEmpty() && spec.never().isEmpty();
    if (spec.expectation().violates().isPresent() || nothing) {
      return Optional.empty();
    }
    List<String> missing = new ArrayList<>(actions(spec));
    missing.removeAll(taken);
    return Optional.of(missing);
  }

  private static SortedSet<String> actions(SpecConfiguration spec) {
    return Arrays.stream(new Model(ModelConfiguration.of(spec)).allSteps())
        .mapToObj(Step::action)
        .filter(action -> !spec.off().contains(action.module()))
        .map(Action::name)
        .filter(name -> !spec.never().contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Row verdict(
      SpecConfiguration spec, FuzzResult result, Ended ended, Duration time, Shown shown) {
    String name = spec.name();
    String played =
        Texts.count(result.schedules(), "schedule") + ", " + Texts.count(result.steps(), "step");
    Optional<String> expected = spec.expectation().violates();
    List<Found> unexpected =
        result.violations().stream()
            .filter(found -> !found.evaluable() || !expected.equals(Optional.of(found.property())))
            .toList();
    if (!unexpected.isEmpty()) {
      Found found = unexpected.get(0);
      List<String> details = shown.lines(unexpected, false);
      return found.evaluable()
          ? Row.violated(name, played, found.property(), details, time)
          : Row.failed(name, played, found.property(), details, time);
    }
    if (result.found().isPresent()) {
      String amount = played + ", " + expected.orElseThrow() + " violated";
      return new Row(name, amount, Verdict.OK, "", shown.lines(result.violations(), true), time);
    }
    if (ended == Ended.INTERRUPTED || result.schedules() == 0) {
      return Row.inconclusive(name, played, ended.reason, time);
    }
    if (expected.isPresent()) {
      return Row.inconclusive(name, played, expected.get() + " not violated yet", time);
    }
    List<String> silent =
        result.vacuous().stream().filter(property -> !spec.unreached().contains(property)).toList();
    if (silent.isEmpty()) {
      return Row.ok(name, played, time);
    }
    String reason = String.join(" ", silent) + ": never what it speaks of";
    return ended == Ended.ALL_PLAYED
        ? Row.failed(name, played, reason, List.of(), time)
        : Row.inconclusive(name, played, reason + " until " + ended.reason, time);
  }
}

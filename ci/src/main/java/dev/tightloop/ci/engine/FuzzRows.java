package dev.tightloop.ci.engine;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.report.Row;
import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.FuzzResult;
import dev.tightloop.properties.fuzz.Replay;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What random schedules of a configuration come to, as a row of a report. */
public final class FuzzRows {

  private FuzzRows() {}

  /**
   * The row, with how often each property said something.
   *
   * @param schedules that were asked for; if there are fewer, time was up
   */
  public static Row of(SpecConfiguration spec, FuzzResult result, long schedules, Duration time) {
    List<Row.Exercised> exercised =
        result.evaluations().stream()
            .map(each -> new Row.Exercised(each.property(), each.evaluated(), each.mattered()))
            .toList();
    return verdict(spec, result, schedules, time).with(exercised);
  }

  private static Row verdict(
      SpecConfiguration spec, FuzzResult result, long schedules, Duration time) {
    String name = spec.name();
    String played = count(result.schedules(), "schedule") + ", " + count(result.steps(), "step");
    Optional<String> expected = spec.expectation().violates();
    if (result.found().isPresent()) {
      Found found = result.found().get();
      if (!found.evaluable()) {
        return Row.failed(name, played, found.property(), details(spec, found), time);
      }
      String amount = played + ", " + found.property() + " violated";
      return expected.equals(Optional.of(found.property()))
          ? Row.ok(name, amount, time)
          : Row.violated(name, played, found.property(), details(spec, found), time);
    }
    if (result.schedules() == 0) {
      return Row.inconclusive(name, played, "time was up", time);
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
    return result.schedules() < schedules
        ? Row.inconclusive(name, played, reason + " until time was up", time)
        : Row.failed(name, played, reason, List.of(), time);
  }

  private static List<String> details(SpecConfiguration spec, Found found) {
    List<String> lines =
        new ArrayList<>(
            ExploreRows.lines(spec, Replay.of(ModelConfiguration.of(spec), found), false));
    lines.add(0, "schedule %,d".formatted(found.schedule()));
    if (!found.cycle().isEmpty()) {
      lines.add("and then again and again");
      found.cycle().forEach(step -> lines.add("      " + step));
    }
    return lines;
  }
}

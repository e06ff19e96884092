package dev.tightloop.ci.engine;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.report.Row;
import dev.tightloop.ci.report.Texts;
import dev.tightloop.model.Model;
import dev.tightloop.model.StateCodec;
import dev.tightloop.properties.explore.ConfiguredResult;
import dev.tightloop.properties.explore.Counterexample;
import dev.tightloop.properties.explore.Exploration;
import dev.tightloop.properties.explore.Outcome;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.properties.lockstep.TlaText;
import dev.tightloop.spec.SpecConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a search of a configuration comes to, as a row of a report. */
public final class ExploreRows {

  private static final String MARGIN = "      ";

  private ExploreRows() {}

  /**
   * The row.
   *
   * @param allStates whether a counterexample is shown with all of its states or only the last
   * @param time of everything, liveness too
   */
  public static Row of(ConfiguredResult result, boolean allStates, Duration time) {
    List<Row.Exercised> exercised =
        result.evaluations().stream()
            .map(each -> new Row.Exercised(each.property(), each.evaluated(), each.mattered()))
            .toList();
    return verdict(result, allStates, time).with(exercised);
  }

  private static Row verdict(ConfiguredResult result, boolean allStates, Duration time) {
    String name = result.spec().name();
    String amount = amount(result);
    Optional<String> complaint = result.complaint();
    Optional<String> violated = result.violated();
    if (result.exploration().outcome() instanceof Outcome.Stopped stopped) {
      return Row.inconclusive(name, amount, stopped.reason(), time);
    }
    if (result.isInconclusive()) {
      return Row.inconclusive(name, amount, "the memory is spent", time);
    }
    if (violated.isPresent() && !violated.equals(result.spec().expectation().violates())) {
      return Row.violated(name, amount, violated.get(), details(result, allStates), time);
    }
    if (complaint.isPresent()) {
      return Row.failed(name, amount, complaint.get(), details(result, allStates), time);
    }
    if (violated.isPresent() || allStates) {
      List<String> shown = allStates ? details(result, true) : List.of();
      return new Row(name, amount, Row.ok(name, amount, time).verdict(), "", shown, time);
    }
    return Row.ok(name, amount, time);
  }

  /** {@code 164,109 states, depth 163, 1.2 M/s}; or what was found. */
  private static String amount(ConfiguredResult result) {
    Exploration exploration = result.exploration();
    String states = count(exploration.distinct(), "state");
    if (exploration.outcome() instanceof Outcome.Violated violated) {
      return violated.property() + " violated after " + violated.path().states().size() + " states";
    }
    if (result.violatedTemporal().isPresent()) {
      return states + ", " + result.violatedTemporal().get().property().name() + " has a lasso";
    }
    if (exploration.outcome() instanceof Outcome.Stopped) {
      return "%s, %s not expanded, %d whole levels"
          .formatted(states, count(exploration.queue(), "state"), exploration.depth() - 1);
    }
    return states + ", depth " + exploration.depth();
  }

  private static List<String> details(ConfiguredResult result, boolean allStates) {
    Outcome outcome = result.exploration().outcome();
    if (outcome instanceof Outcome.Violated violated) {
      return lines(result.spec(), violated.path(), allStates);
    }
    if (outcome instanceof Outcome.Failed failed) {
      return lines(result.spec(), failed.path(), allStates);
    }
    return result
        .violatedTemporal()
        .flatMap(judged -> judged.counterexample())
        .map(behaviour -> behaviour.text().lines().toList())
        .orElse(List.of());
  }

  /** The steps, numbered as TLC numbers the states they lead to, and states. */
  public static List<String> lines(SpecConfiguration spec, Counterexample path, boolean allStates) {
    Model model = new Model(ModelConfiguration.of(spec));
    StateCodec codec = new StateCodec(model.configuration());
    List<String> lines = new ArrayList<>();
    int last = path.states().size() - 1;
    for (int i = 0; i <= last; i++) {
      lines.add("%4d  %s".formatted(i + 1, i == 0 ? "initial state" : path.labels().get(i - 1)));
      if (allStates) {
        lines.addAll(state(model, codec, path.states().get(i)));
      }
    }
    if (!allStates) {
      lines.add("the last state:");
      lines.addAll(state(model, codec, path.states().get(last)));
    }
    return lines;
  }

  private static List<String> state(Model model, StateCodec codec, byte[] encoded) {
    model.state().copyFrom(encoded);
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Object> variable : codec.variables(model.state()).entrySet()) {
      lines.add(
          MARGIN
              + "/\\ "
              + variable.getKey()
              + " = "
              + new TlaText(model.configuration()).of(variable.getValue()));
    }
    return lines;
  }

  /** {@code 1.25 M states/s}, of the search of single states. */
  public static String rate(Exploration exploration) {
    double seconds = Math.max(exploration.duration().toNanos(), 1) / 1e9;
    return String.format(Locale.ROOT, "%.2f M states/s", exploration.distinct() / seconds / 1e6);
  }

  /** What may have been missed, as TLC says it. */
  public static String collisions(Exploration exploration) {
    return Texts.oneLine(
        String.format(
            Locale.ROOT,
            "two different states had the same fingerprint with a probability of %.1e",
            exploration.collisionProbability()));
  }
}

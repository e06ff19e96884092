package dev.tightloop.ci.part;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.report.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** TLC on one configuration: it holds, or violates what its file says that it must violate. */
public final class TlcPart implements Part {

  private final Tlc tlc;
  private final Tlc.Configuration configuration;

  public TlcPart(Tlc tlc, Tlc.Configuration configuration) {
    this.tlc = tlc;
    this.configuration = configuration;
  }

  @Override
  public String name() {
    return "tlc";
  }

  @Override
  public String label() {
    return "tlc " + configuration.name();
  }

  @Override
  public long size() {
    return configuration.seconds();
  }

  @Override
  public List<Row> run(Context context) {
    context.progress(this).accept("starting");
    Stopwatch stopwatch = new Stopwatch();
    Tlc.Outcome outcome = tlc.check(configuration, context.progress(this));
    return List.of(row(configuration, outcome, stopwatch.elapsed()));
  }

  /** The verdict on what TLC found, given what the configuration's file expects. */
  static Row row(Tlc.Configuration configuration, Tlc.Outcome outcome, Duration time) {
    String title = configuration.title();
    String amount = count(outcome.states(), "state") + ", depth " + outcome.depth();
    Optional<String> expected = configuration.violates();
    if (outcome instanceof Tlc.Violated found) {
      return expected.equals(Optional.of(found.property()))
          ? Row.ok(title, found.lasso() ? "a lasso" : amount, time)
          : Row.violated(title, amount, found.property(), found.trace(), time);
    }
    if (outcome instanceof Tlc.Failed failed) {
      return Row.failed(title, amount, "see below", List.of(failed.message()), time);
    }
    if (outcome instanceof Tlc.Unfinished) {
      return Row.inconclusive(title, amount, "time was up", time);
    }
    return expected.isEmpty()
        ? Row.ok(title, amount, time)
        : Row.failed(title, amount, expected.get() + " holds", List.of(), time);
  }
}

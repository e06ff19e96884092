package dev.tightloop.ci.part;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.report.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fault that must be found, by the properties and by TLC. A checker that does not see {@code
 * signalPending} stuck would be green whatever it checks.
 */
public final class CanaryPart implements Part {

  private static final String FAULT = "signalPendingNeverCleared";
  private static final String CONFIGURATION = "FaultSignalPendingNeverCleared";
  private static final String PROPERTY = "NoLostPreemption";
  private static final String INVARIANT = "AckSound";

  /** More than the fault was ever seen to take. */
  private static final Duration BUDGET = Duration.ofSeconds(20);

  private final Fuzzer fuzzer;
  private final Tlc tlc;

  public CanaryPart(Fuzzer fuzzer, Tlc tlc) {
    this.fuzzer = fuzzer;
    this.tlc = tlc;
  }

  @Override
  public String name() {
    return "canary";
  }

  @Override
  public List<Row> run(Context context) {
    List<Row> rows = new ArrayList<>();
    rows.add(byProperties(context));
    rows.add(byTlc(context));
    return rows;
  }

  private Row byProperties(Context context) {
    context.progress(this).accept("the properties look for " + FAULT);
    Stopwatch stopwatch = new Stopwatch();
    Fuzzer.Outcome outcome = fuzzer.fuzz(Optional.of(FAULT), context.seed(), BUDGET, word -> {});
    Optional<String> found = outcome.found().map(Fuzzer.Found::property);
    return row(
        "properties: " + FAULT,
        count(outcome.schedules(), "schedule"),
        PROPERTY,
        found,
        stopwatch.elapsed());
  }

  private Row byTlc(Context context) {
    context.progress(this).accept("TLC looks for " + FAULT);
    Stopwatch stopwatch = new Stopwatch();
    Optional<Tlc.Configuration> configuration =
        tlc.configurations().stream().filter(c -> c.name().equals(CONFIGURATION)).findFirst();
    if (configuration.isEmpty()) {
      String missing = "spec/" + CONFIGURATION + ".cfg is not there";
      return Row.failed("TLC: " + FAULT, "", missing, List.of(), stopwatch.elapsed());
    }
    Tlc.Outcome outcome = tlc.check(configuration.get(), word -> {});
    if (outcome instanceof Tlc.Failed failed) {
      List<String> error = List.of(failed.message());
      return Row.failed("TLC: " + FAULT, "", "see below", error, stopwatch.elapsed());
    }
    Optional<String> found =
        outcome instanceof Tlc.Violated violated
            ? Optional.of(violated.property())
            : Optional.empty();
    return row(
        "TLC: " + FAULT, count(outcome.states(), "state"), INVARIANT, found, stopwatch.elapsed());
  }

  private static Row row(
      String checked, String amount, String wanted, Optional<String> found, Duration time) {
    if (found.equals(Optional.of(wanted))) {
      return Row.ok(checked, amount + ", " + wanted, time);
    }
    String instead = found.map(other -> "found " + other).orElse("found nothing");
    return Row.failed(checked, amount, instead, List.of(), time);
  }
}

package dev.tightloop.ci;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.engine.LiveRows;
import dev.tightloop.ci.engine.ScheduleFiles;
import dev.tightloop.ci.report.PartResult;
import dev.tightloop.ci.report.Progress;
import dev.tightloop.ci.report.Report;
import dev.tightloop.ci.report.Row;
import dev.tightloop.ci.report.Table;
import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.live.LiveFigures;
import dev.tightloop.properties.live.LiveOptions;
import dev.tightloop.properties.live.LiveRun;
import dev.tightloop.properties.replay.Schedules;
import dev.tightloop.properties.schedule.Origin;
import dev.tightloop.properties.shrink.FoundShrinker;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tightloop live}: the model on real threads. */
@Command(
    name = "live",
    mixinStandardHelpOptions = true,
    versionProvider = Tightloop.Version.class,
    description =
        "Runs configurations on real threads: each M, sysmon, each thread of C, another process"
            + " that sends signals and the clock are threads with random delays, and the order of"
            + " their steps is nobody's choice. Every state and step is asked what the"
            + " configuration asks, and every run is replayed in one thread. Ctrl-C ends it, with"
            + " the report of what was run.",
    footer = {
      "",
      "What must happen sooner or later is counted and not judged: a run comes to an",
      "end. No two runs need be alike, also with the same seed.",
      "",
      "Exit codes: 0 all is as expected; 1 violation; 2 usage; 3 inconclusive (a",
      "violation that the configuration expects was not met, a property said nothing",
      "until time was up, or the run was interrupted); 70 internal error."
    })
final class LiveCommand implements Callable<Integer> {

  private static final String PART = "live";
  private static final int LONGEST_SECONDS = 7 * 24 * 3600;
  private static final int MOST_STEPS = 10_000_000;
  private static final int LONGEST_DELAY = 100_000;
  private static final int NANOSECONDS = 1_000;
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Console console;
  private final Path root;
  private final Interruption interruption;
  private ScheduleFiles schedules;

  @Option(
      names = "--time",
      paramLabel = "SECONDS",
      description =
          "Of all configurations together: each may use an equal share of what is left (default: a"
              + " second for each).")
  private Integer seconds;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Steps of a run, of all threads together, at most (default: ${DEFAULT-VALUE}). Then"
              + " another begins.")
  private int steps;

  @Option(
      names = "--delay",
      paramLabel = "MICROSECONDS",
      defaultValue = "30",
      description =
          "How long a thread often pauses between two steps, at most; now and then it is several"
              + " times as long (default: ${DEFAULT-VALUE}).")
  private int delay;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "What delays and each thread's own choices come from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--promised",
      description =
          "What nobody promises never happens: no signal comes from outside, no system call"
              + " returns, no C code calls Go.")
  private boolean promisedOnly;

  @Option(
      names = "--counts",
      description = "Print how often each property said something, of several, too.")
  private boolean counts;

  @Option(
      names = "--expect-violation",
      paramLabel = "ID",
      description =
          "Succeed if this property is violated and fail if not. What a configuration itself says"
              + " it must violate does not count.")
  private String expectedViolation;

  @Mixin private SpecOptions named;
  @Mixin private SaveOption save;
  @Mixin private JsonOption json;

  LiveCommand(Console console, Path root, Interruption interruption) {
    this.console = console;
    this.root = root;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws InterruptedException {
    validate();
    interruption.hear(() -> {});
    List<SpecConfiguration> chosen = named.configurations(new SpecDirectory(root.resolve("spec")));
    Duration limit = Duration.ofSeconds(seconds == null ? chosen.size() : seconds);
    Budget budget = new Budget(Optional.of(limit), chosen.size(), System::nanoTime);
    List<Row> rows = new ArrayList<>();
    try (Progress progress = Progress.on(console.err(), console.terminal())) {
      for (SpecConfiguration spec : chosen) {
        rows.add(live(spec, budget.next(), counts || chosen.size() == 1, progress));
      }
    }
    Report report =
        new Report(
            OptionalLong.of(seed),
            List.of(new PartResult(PART, rows, budget.elapsed())),
            budget.elapsed(),
            ExpectedViolation.of(expectedViolation));
    console.out().print(Table.print(report));
    console.out().flush();
    json.file().ifPresent(file -> JsonOption.write(report, file));
    return report.conclusion().exitCode().number();
  }

  private void validate() {
    ExpectedViolation.of(expectedViolation);
    json.file();
    schedules = save.files(root);
    require("--time", seconds == null ? 1 : seconds, LONGEST_SECONDS);
    require("--steps", steps, MOST_STEPS);
    require("--delay", delay, LONGEST_DELAY);
  }

  private static void require(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new UsageError("%s must be 1 to %,d, not %,d".formatted(option, most, value));
    }
  }

  /** Runs a configuration once, and again until its time is up or something is violated. */
  private Row live(
      SpecConfiguration spec, BooleanSupplier inTime, boolean withCounts, Progress progress)
      throws InterruptedException {
    long start = System.nanoTime();
    if (interruption.requested()) {
      return Row.inconclusive(spec.name(), "", Interruption.REASON, Duration.ZERO);
    }
    Target target = Target.of(spec);
    LiveFigures figures = new LiveFigures(target);
    BooleanSupplier goOn = () -> inTime.getAsBoolean() && !interruption.requested();
    do {
      LiveOptions options =
          new LiveOptions(seed + figures.runs(), steps, delay * NANOSECONDS, promisedOnly);
      try (LiveRun run = LiveRun.start(target, options)) {
        while (!run.awaitEnd(LOOK) && goOn.getAsBoolean()) {
          progress.say(PART, spec.name() + " " + count(figures.steps() + run.steps(), "step"));
        }
        figures.add(run);
      }
    } while (figures.found().isEmpty() && goOn.getAsBoolean());
    Optional<Found> shrunk =
        figures
            .found()
            .map(
                found ->
                    found.evaluable() ? new FoundShrinker(target).shrink(found).found() : found);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    Row row = LiveRows.of(spec, figures, shrunk, interruption.requested(), time);
    LiveRows.lines(row, figures, withCounts).forEach(console.out()::println);
    Row saved = saved(spec, figures, shrunk, row);
    console.out().println();
    return saved;
  }

  /** Says how far the violation was shrunk, and how to replay it if it is written. */
  private Row saved(SpecConfiguration spec, LiveFigures figures, Optional<Found> shrunk, Row row) {
    if (shrunk.isEmpty()) {
      return row;
    }
    int before = figures.found().orElseThrow().length();
    console
        .out()
        .println(LiveRows.violation(shrunk.get().property(), before, shrunk.get().length()));
    if (!shrunk.get().evaluable() || !save.given() && !row.verdict().red()) {
      return row;
    }
    Origin origin = new Origin(Origin.LIVE, seed, figures.runs() - 1, steps, before);
    return row.saying(schedules.write(Schedules.of(spec, origin, shrunk.get())));
  }
}

package dev.tightloop.ci;

import dev.tightloop.ci.engine.ExploreRows;
import dev.tightloop.ci.engine.ScheduleFiles;
import dev.tightloop.ci.report.EndReport;
import dev.tightloop.ci.report.PartResult;
import dev.tightloop.ci.report.Progress;
import dev.tightloop.ci.report.Report;
import dev.tightloop.ci.report.Row;
import dev.tightloop.ci.report.Table;
import dev.tightloop.properties.explore.BadCheckpoint;
import dev.tightloop.properties.explore.ConfiguredResult;
import dev.tightloop.properties.explore.ConfiguredSearch;
import dev.tightloop.properties.explore.Exploration;
import dev.tightloop.properties.replay.Schedules;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tightloop explore}: exhaustive search over the model. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    versionProvider = Tightloop.Version.class,
    description =
        "Searches all states that configurations can reach on the model, breadth first, and"
            + " compares verdict and counts with what TLC is known to say.",
    footer = {
      "",
      "Exit codes: 0 all is as expected; 1 violation; 2 usage; 3 inconclusive (the",
      "memory was spent, or the search interrupted); 70 internal error."
    })
final class ExploreCommand implements Callable<Integer> {

  private static final String PART = "explore";
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final int LOOKS_PER_SECOND = 4;

  private final Console console;
  private final Path root;
  private final Interruption interruption;

  @Mixin private SpecOptions configurations;
  @Mixin private ExploreOptions options;
  @Mixin private SaveOption save;

  private ScheduleFiles schedules;
  private volatile ConfiguredSearch running;

  ExploreCommand(Console console, Path root, Interruption interruption) {
    this.console = console;
    this.root = root;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws InterruptedException {
    options.run().validate();
    options.options("");
    schedules = save.files(root);
    List<SpecConfiguration> chosen =
        configurations.configurations(new SpecDirectory(root.resolve("spec")));
    interruption.hear(this::interrupt);
    try {
      Report report = explored(chosen);
      if (options.counts()) {
        report.parts().get(0).rows().forEach(this::printCounts);
      }
      console.out().print(Table.print(report));
      console.out().flush();
      options.run().json().ifPresent(file -> JsonOption.write(report, file));
      return report.conclusion().exitCode().number();
    } catch (BadCheckpoint e) {
      throw new UsageError(e.getMessage());
    }
  }

  private void printCounts(Row row) {
    console.out().println(row.checked());
    EndReport.counts(row).forEach(line -> console.out().println("  " + line));
    console.out().println();
  }

  private Report explored(List<SpecConfiguration> chosen) throws InterruptedException {
    long start = System.nanoTime();
    List<Row> rows = new ArrayList<>();
    try (Progress progress = new Progress(console.err(), console.terminal(), PACE, PACE)) {
      for (SpecConfiguration spec : chosen) {
        if (interruption.requested()) {
          rows.add(Row.inconclusive(spec.name(), "", Interruption.REASON, Duration.ZERO));
        } else {
          rows.add(explored(spec, progress));
        }
      }
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    List<PartResult> parts = List.of(new PartResult(PART, rows, time));
    return new Report(OptionalLong.empty(), parts, time, options.run().expectedViolation());
  }

  private Row explored(SpecConfiguration spec, Progress progress) throws InterruptedException {
    long start = System.nanoTime();
    ConfiguredSearch search = search(spec);
    running = search;
    if (interruption.requested()) {
      search.interrupt();
    }
    Thread saying = new Thread(() -> say(spec.name(), search, progress), "how far");
    saying.setDaemon(true);
    saying.start();
    try {
      ConfiguredResult result = search.run();
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      Exploration exploration = result.exploration();
      console
          .err()
          .println(
              spec.name()
                  + ": "
                  + ExploreRows.rate(exploration)
                  + "; "
                  + ExploreRows.collisions(exploration));
      Row row = saved(result, ExploreRows.of(result, options.trace(), time));
      console.err().println(spec.name() + ": " + EndReport.least(row));
      return row;
    } finally {
      saying.interrupt();
      running = null;
      progress.done(PART);
    }
  }

  /** With the line that replays the counterexample, if there is one that is written. */
  private Row saved(ConfiguredResult result, Row row) {
    return save.given() || row.verdict().red()
        ? Schedules.of(result).map(schedules::write).map(row::saying).orElse(row)
        : row;
  }

  private ConfiguredSearch search(SpecConfiguration spec) {
    try {
      return new ConfiguredSearch(
          spec, options.options(spec.name()), options.reduction(), options.liveness());
    } catch (IllegalArgumentException e) {
      throw new UsageError(spec.name() + ": " + e.getMessage());
    }
  }

  private static void say(String name, ConfiguredSearch search, Progress progress) {
    long before = 0;
    long at = System.nanoTime();
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(1000 / LOOKS_PER_SECOND);
        dev.tightloop.properties.explore.Progress far = search.progress();
        long now = System.nanoTime();
        double rate = (far.distinct() - before) / ((now - at) / 1e9);
        before = far.distinct();
        at = now;
        progress.say(
            PART,
            String.format(
                Locale.ROOT,
                "%s %,d states, %.2f M/s, depth %d, queue %,d, %,d MiB",
                name,
                far.distinct(),
                rate / 1e6,
                far.depth(),
                far.queue(),
                far.memory() >> 20));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The search ends, with a checkpoint. */
  private void interrupt() {
    ConfiguredSearch search = running;
    if (search != null) {
      search.interrupt();
    }
  }
}

package dev.tightloop.ci;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.engine.FoundSchedules;
import dev.tightloop.ci.engine.FuzzRows;
import dev.tightloop.ci.engine.FuzzRows.Ended;
import dev.tightloop.ci.engine.ScheduleFiles;
import dev.tightloop.ci.report.EndReport;
import dev.tightloop.ci.report.PartResult;
import dev.tightloop.ci.report.Progress;
import dev.tightloop.ci.report.Report;
import dev.tightloop.ci.report.Row;
import dev.tightloop.ci.report.Table;
import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.faults.KnownFaults;
import dev.tightloop.properties.fuzz.FuzzResult;
import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.spec.KnownNames;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tightloop fuzz}: random schedules of the model. */
@Command(
    name = "fuzz",
    mixinStandardHelpOptions = true,
    versionProvider = Tightloop.Version.class,
    description =
        "Plays random schedules of the model and asks of every state and step what the"
            + " configuration asks, until one violates something. The same seed gives the same"
            + " schedules. Ctrl-C ends it between two schedules, with the report of what was"
            + " played.")
final class FuzzCommand implements Callable<Integer> {

  private static final String PART = "fuzz";

  private static final List<String> EXIT_CODES =
      List.of(
          "",
          "Exit codes: 0 all is as expected; 1 violation, or a property that never said",
          "anything; 2 usage; 3 inconclusive (a violation that the configuration expects",
          "was not met, a property said nothing until time was up, or the run was",
          "interrupted); 70 internal error.");

  private final Console console;
  private final Path root;
  private final Interruption interruption;

  @Option(names = "--config", paramLabel = "NAME", description = "The same as NAME. Repeatable.")
  private List<String> configurations = new ArrayList<>();

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "The configuration that must find this fault. Repeatable.")
  private List<String> faults = new ArrayList<>();

  @Mixin private SpecOptions named;
  @Mixin private FuzzOptions options;
  @Mixin private SaveOption save;

  private ScheduleFiles schedules;

  FuzzCommand(Console console, Path root, Interruption interruption) {
    this.console = console;
    this.root = root;
    this.interruption = interruption;
  }

  /** The command with its help. */
  static CommandLine line(FuzzCommand command) {
    List<String> footer = new ArrayList<>(List.of("", "Strategies:"));
    for (Strategies strategy : Strategies.values()) {
      footer.add("  %-8s %s".formatted(strategy, strategy.sentence()));
    }
    footer.addAll(EXIT_CODES);
    CommandLine line = new CommandLine(command);
    line.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new));
    return line;
  }

  @Override
  public Integer call() throws InterruptedException {
    options.validate();
    schedules = save.files(root);
    interruption.hear(() -> {});
    List<SpecConfiguration> chosen = chosen(new SpecDirectory(root.resolve("spec")));
    Budget budget = new Budget(options.time(), chosen.size(), System::nanoTime);
    List<Row> rows = new ArrayList<>();
    try (Progress progress = Progress.on(console.err(), console.terminal())) {
      for (SpecConfiguration spec : chosen) {
        rows.add(fuzzed(spec, budget.next(), progress));
      }
    }
    Report report =
        new Report(
            OptionalLong.of(options.seed()),
            List.of(new PartResult(PART, rows, budget.elapsed())),
            budget.elapsed(),
            options.run().expectedViolation());
    boolean counts = options.counts() || rows.size() == 1;
    for (Row row : rows) {
      EndReport.lines(row, counts, options.counts()).forEach(console.out()::println);
      console.out().println();
    }
    console.out().print(Table.print(report));
    console.out().flush();
    options.run().json().ifPresent(file -> JsonOption.write(report, file));
    return report.conclusion().exitCode().number();
  }

  private List<SpecConfiguration> chosen(SpecDirectory directory) {
    List<SpecConfiguration> chosen = new ArrayList<>(named.named(directory));
    configurations.forEach(name -> chosen.add(directory.configuration(name)));
    if (!faults.isEmpty()) {
      List<KnownFault> known =
          KnownFaults.of(directory).stream()
              .filter(fault -> fault.configuration().isPresent())
              .toList();
      faults.forEach(name -> chosen.add(configuration(name, known)));
    }
    return chosen.isEmpty() ? named.suite(directory) : chosen;
  }

  private static SpecConfiguration configuration(String name, List<KnownFault> known) {
    return known.stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .flatMap(KnownFault::configuration)
        .orElseThrow(
            () ->
                new UsageError(
                    "--fault: no fault %s of the model; %s"
                        .formatted(
                            name,
                            KnownNames.advice(
                                name, known.stream().map(KnownFault::name).toList()))));
  }

  private Row fuzzed(SpecConfiguration spec, BooleanSupplier inTime, Progress progress)
      throws InterruptedException {
    long start = System.nanoTime();
    if (interruption.requested()) {
      return Row.inconclusive(spec.name(), "", Interruption.REASON, Duration.ZERO);
    }
    if (!inTime.getAsBoolean()) {
      return Row.inconclusive(spec.name(), "", Ended.TIME_UP.reason(), Duration.ZERO);
    }
    FuzzResult result =
        new Fuzzer(
                Target.of(spec),
                options.seed(),
                options.strategy(),
                options.length(),
                options.run().threads())
            .run(
                options.schedules(),
                options.violations(),
                () -> inTime.getAsBoolean() && !interruption.requested(),
                far -> progress.say(PART, spec.name() + " " + count(far, "schedule")));
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    FoundSchedules found =
        new FoundSchedules(
            spec,
            options.strategyName(),
            options.seed(),
            options.length(),
            schedules,
            save.given());
    return FuzzRows.of(spec, result, ended(result), time, found);
  }

  private Ended ended(FuzzResult result) {
    if (result.schedules() == options.schedules()) {
      return Ended.ALL_PLAYED;
    }
    return interruption.requested() ? Ended.INTERRUPTED : Ended.TIME_UP;
  }
}

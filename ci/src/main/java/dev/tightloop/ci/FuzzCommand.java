package dev.tightloop.ci;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.engine.ExploreRows;
import dev.tightloop.ci.engine.FuzzRows;
import dev.tightloop.ci.report.JsonReport;
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
import dev.tightloop.spec.KnownNames;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
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
            + " schedules.",
    footer = {
      "",
      "Exit codes: 0 all is as expected; 1 violation, or a property that never said",
      "anything; 2 usage; 3 inconclusive (a violation that the configuration expects",
      "was not met, or a property said nothing until time was up); 70 internal error."
    })
final class FuzzCommand implements Callable<Integer> {

  private static final String PART = "fuzz";

  private final Console console;
  private final Path root;

  @Option(
      names = "--config",
      paramLabel = "NAME",
      description = "This configuration, spec/NAME.cfg. Repeatable.")
  private List<String> configurations = new ArrayList<>();

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "The configuration that must find this fault. Repeatable.")
  private List<String> faults = new ArrayList<>();

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      defaultValue = "quick",
      description = "If none is named: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Suite suite;

  @Mixin private FuzzOptions options;

  FuzzCommand(Console console, Path root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws InterruptedException {
    options.validate();
    List<SpecConfiguration> chosen = chosen(new SpecDirectory(root.resolve("spec")));
    long start = System.nanoTime();
    List<Row> rows = new ArrayList<>();
    try (Progress progress = Progress.on(console.err(), console.terminal())) {
      for (SpecConfiguration spec : chosen) {
        rows.add(fuzzed(spec, progress));
      }
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    Report report =
        new Report(
            options.seed(),
            List.of(new PartResult(PART, rows, time)),
            time,
            options.expectedViolation());
    for (Row row : rows) {
      print(row);
    }
    console.out().print(Table.print(report));
    options.json().ifPresent(file -> write(report, file));
    return report.conclusion().exitCode().number();
  }

  private List<SpecConfiguration> chosen(SpecDirectory directory) {
    if (configurations.isEmpty() && faults.isEmpty()) {
      return directory.configurations().stream()
          .filter(each -> suite.includes(each.suite()))
          .toList();
    }
    List<SpecConfiguration> chosen = new ArrayList<>();
    configurations.forEach(name -> chosen.add(directory.configuration(name)));
    if (!faults.isEmpty()) {
      List<KnownFault> known =
          KnownFaults.of(directory).stream()
              .filter(fault -> fault.configuration().isPresent())
              .toList();
      faults.forEach(name -> chosen.add(configuration(name, known)));
    }
    return chosen;
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

  private Row fuzzed(SpecConfiguration spec, Progress progress) throws InterruptedException {
    long start = System.nanoTime();
    Optional<Duration> limit = options.time();
    BooleanSupplier goOn =
        () -> limit.map(budget -> System.nanoTime() - start < budget.toNanos()).orElse(true);
    FuzzResult result =
        new Fuzzer(
                Target.of(spec),
                options.seed(),
                options.strategy(),
                options.length(),
                options.threads())
            .run(
                options.schedules(),
                goOn,
                far -> progress.say(PART, spec.name() + " " + count(far, "schedule")));
    return FuzzRows.of(
        spec, result, options.schedules(), Duration.ofNanos(System.nanoTime() - start));
  }

  private void print(Row row) {
    if (options.counts()) {
      console.out().println(row.checked());
      ExploreRows.counts(row).forEach(line -> console.out().println("  " + line));
      console.out().println();
    } else {
      console.err().println(row.checked() + ": " + ExploreRows.least(row));
    }
  }

  private static void write(Report report, Path file) {
    try {
      JsonReport.write(report, file);
    } catch (IOException e) {
      throw new UsageError("--json: cannot write " + file + ": " + e);
    }
  }
}

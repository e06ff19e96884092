package dev.tightloop.benchmarks.live;

import dev.tightloop.benchmarks.explorer.MeasuringCommand;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.live.LiveFigures;
import dev.tightloop.properties.live.LiveOptions;
import dev.tightloop.properties.live.LiveRun;
import dev.tightloop.properties.live.Turns;
import dev.tightloop.properties.liveness.LivenessCheck;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code benchmarks/live}. */
@CommandLine.Command(
    name = "benchmarks/live",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs configurations on real threads and plays as many schedules of strategies, and says how"
          + " they differ. Then runs the configurations of all seeded faults that violate an"
          + " invariant on real threads, until they do. Prints Markdown.",
      "Figures of real threads differ from run to run."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:measured", "2:called wrongly"})
public final class LiveCommand implements Callable<Integer> {

  private static final List<String> CONFIGURATIONS =
      List.of("Smallest", "StopTheWorld", "SuspendTightloop", "SyscallSignals", "CThreads");
  private static final List<Strategies> STRATEGIES =
      List.of(Strategies.uniform, Strategies.speeds, Strategies.pct2);
  private static final Duration LOOK = Duration.ofMillis(20);

  @Spec private CommandSpec spec;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "50",
      description = "of each configuration (default: ${DEFAULT-VALUE})")
  private int runs;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "500",
      description = "of a run (default: ${DEFAULT-VALUE})")
  private int steps;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "for each fault (default: ${DEFAULT-VALUE})")
  private int seconds;

  /** Runs the command and ends the process. */
  public static void main(String[] arguments) {
    System.exit(
        new MeasuringCommand(new LiveCommand(), "benchmarks/live")
            .run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    if (runs < 1 || steps < 1 || seconds < 1) {
      throw new ParameterException(spec.commandLine(), "--runs, --steps, --seconds: 1 or more");
    }
    SpecDirectory directory =
        new SpecDirectory(Path.of(System.getProperty("tightloop.root", "."), "spec"));
    interleavings(directory);
    faults(directory);
    return 0;
  }

  private void interleavings(SpecDirectory directory) throws InterruptedException {
    print("%d runs of %d steps; of a hundred steps (median):", runs, steps);
    print("");
    print("| configuration | | different runs | states | switches | preemptions |");
    print("|---|---|---:|---:|---:|---:|");
    for (String name : CONFIGURATIONS) {
      Target target = Target.of(directory.configuration(name));
      row(name, "real threads", Schedules.live(target, runs, steps));
      for (Strategies strategy : STRATEGIES) {
        row(name, "`" + strategy + "`", Schedules.of(strategy, target, runs, steps));
      }
    }
  }

  private void row(String name, String source, Schedules schedules) {
    print(
        "| %s | %s | %,d of %,d | %,d | %.0f | %.0f |",
        name,
        source,
        schedules.different(),
        schedules.count(),
        schedules.states(),
        schedules.ofHundred(Turns::switches),
        schedules.ofHundred(Turns::preemptions));
  }

  private void faults(SpecDirectory directory) throws InterruptedException {
    List<Long> taken = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    for (SpecConfiguration configuration : directory.configurations()) {
      if (configuration.name().startsWith("Fault") && violatesAnInvariant(configuration)) {
        LiveFigures figures = untilFound(Target.of(configuration));
        spec.commandLine()
            .getErr()
            .printf(
                "%s: run %,d, %s%n",
                configuration.name(),
                figures.runs(),
                figures.found().isPresent() ? "found" : "missed");
        if (figures.found().isPresent()) {
          taken.add(figures.runs());
        } else {
          missed.add(configuration.name());
        }
      }
    }
    List<Long> sorted = taken.stream().sorted().toList();
    print("");
    print(
        "Of %d seeded faults real threads met %d in %d seconds each, %d of these in the first run"
            + " of %d steps; the others in %,d runs or less. Not met: %s.",
        taken.size() + missed.size(),
        taken.size(),
        seconds,
        taken.stream().filter(each -> each == 1).count(),
        steps,
        sorted.get(sorted.size() - 1),
        missed.isEmpty() ? "none" : String.join(", ", missed));
  }

  private static boolean violatesAnInvariant(SpecConfiguration configuration) {
    return configuration
        .expectation()
        .violates()
        .filter(property -> LivenessCheck.among(List.of(property)).isEmpty())
        .isPresent();
  }

  private LiveFigures untilFound(Target target) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    LiveFigures figures = new LiveFigures(target);
    while (figures.found().isEmpty() && System.nanoTime() < until) {
      try (LiveRun run = LiveRun.start(target, LiveOptions.of(figures.runs()).steps(steps))) {
        while (!run.awaitEnd(LOOK) && System.nanoTime() < until) {
          continue;
        }
        figures.add(run);
      }
    }
    return figures;
  }

  private void print(String format, Object... values) {
    spec.commandLine().getOut().println(String.format(Locale.ROOT, format, values).strip());
  }
}

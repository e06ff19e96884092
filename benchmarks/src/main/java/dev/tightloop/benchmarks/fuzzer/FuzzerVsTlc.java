package dev.tightloop.benchmarks.fuzzer;

import dev.tightloop.benchmarks.explorer.MeasuringCommand;
import dev.tightloop.benchmarks.explorer.Rates;
import dev.tightloop.benchmarks.explorer.SafetyConfiguration;
import dev.tightloop.benchmarks.explorer.Scratch;
import dev.tightloop.benchmarks.peers.Machine;
import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code benchmarks/fuzzer-vs-tlc}. */
@CommandLine.Command(
    name = "benchmarks/fuzzer-vs-tlc",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures how many steps a second the fuzzer takes with one thread, beside TLC's simulation"
          + " of the same configuration, in turns. Both ask all invariants and properties of steps"
          + " that the configuration has, of every state and step.",
      "Random programs on the core, which have registers and machine code, come last. Prints"
          + " Markdown."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:measured", "2:called wrongly"})
public final class FuzzerVsTlc implements Callable<Integer> {

  private static final int PROGRAMS_PER_SCHEDULE = 5;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      defaultValue = "ThreeGoroutines ForEachP Cooperative",
      split = " ",
      description = "configurations, spec/NAME.cfg (default: ${DEFAULT-VALUE})")
  private List<String> names;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES}; repeatable (default: all)")
  private List<Strategies> strategies = Arrays.asList(Strategies.values());

  @Option(
      names = "--repetitions",
      paramLabel = "K",
      defaultValue = "3",
      description = "how often each is measured (default: ${DEFAULT-VALUE})")
  private int repetitions;

  @Option(
      names = "--schedules",
      paramLabel = "N",
      defaultValue = "5000",
      description = "how many the fuzzer plays, after as many others (default: ${DEFAULT-VALUE})")
  private long schedules;

  @Option(
      names = "--behaviours",
      paramLabel = "N",
      defaultValue = "100",
      description = "how many TLC simulates (default: ${DEFAULT-VALUE})")
  private long behaviours;

  /** Runs the command and ends the process. */
  public static void main(String[] arguments) {
    System.exit(
        run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new MeasuringCommand(new FuzzerVsTlc(), "benchmarks/fuzzer-vs-tlc")
        .run(out, err, arguments);
  }

  private record Compared(
      SpecConfiguration configuration, List<Pace> tlc, Map<Strategies, List<Pace>> fuzzer) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (repetitions < 1 || schedules < 1 || behaviours < 1) {
      throw new ParameterException(
          spec.commandLine(), "--repetitions, --schedules and --behaviours must be 1 or more");
    }
    double load = Machine.load();
    SpecDirectory directory =
        new SpecDirectory(Path.of(System.getProperty("tightloop.root", ".")).resolve("spec"));
    List<Compared> all = new ArrayList<>();
    for (SpecConfiguration each : names.stream().map(directory::configuration).toList()) {
      all.add(compared(each));
    }
    List<Pace> programs = new ArrayList<>();
    for (int i = 0; i < repetitions; i++) {
      progress("programs");
      programs.add(ProgramsSide.run(Math.max(1, schedules / PROGRAMS_PER_SCHEDULE)));
    }
    print(all, programs, load);
    return 0;
  }

  private void print(List<Compared> all, List<Pace> programs, double load) {
    PrintWriter out = spec.commandLine().getOut();
    Machine.lines(repetitions, load).forEach(out::println);
    out.println();
    out.println("Steps a second of processor time, one thread: median (slowest to fastest).");
    out.println();
    out.println("| | " + String.join(" | ", names) + " |");
    out.println("|---|" + "---:|".repeat(all.size()));
    row(out, "invariants", all, each -> "" + each.configuration().invariants().size());
    row(out, "TLC, simulation", all, each -> Rates.of(each.tlc(), Pace::stepsASecond));
    for (Strategies strategy : strategies) {
      row(
          out,
          "fuzzer, " + strategy,
          all,
          each -> Rates.of(each.fuzzer().get(strategy), Pace::stepsASecond));
      row(
          out,
          "as a multiple of TLC's",
          all,
          each -> Rates.ratio(each.fuzzer().get(strategy), each.tlc(), Pace::stepsASecond));
    }
    out.println();
    out.printf(
        "Random programs on the core: %s programs a second, %s steps of the model.%n",
        Rates.of(programs, Pace::schedulesASecond), Rates.of(programs, Pace::stepsASecond));
    out.flush();
  }

  private Compared compared(SpecConfiguration configuration)
      throws IOException, InterruptedException {
    Compared compared =
        new Compared(configuration, new ArrayList<>(), new EnumMap<>(Strategies.class));
    try (Scratch scratch = new Scratch("fuzzer-vs-tlc")) {
      Path file = SafetyConfiguration.write(configuration, true, scratch.directory());
      for (int i = 0; i < repetitions; i++) {
        for (Strategies strategy : strategies) {
          progress(configuration.name() + ", " + strategy);
          compared
              .fuzzer()
              .computeIfAbsent(strategy, none -> new ArrayList<>())
              .add(FuzzerSide.run(file, strategy, schedules));
        }
        progress(configuration.name() + ", TLC");
        compared.tlc().add(TlcSide.run(file, behaviours, Fuzzer.LENGTH));
      }
    }
    return compared;
  }

  private interface Cell {
    String of(Compared compared);
  }

  private static void row(PrintWriter out, String head, List<Compared> all, Cell cell) {
    out.println(
        "| " + head + " | " + String.join(" | ", all.stream().map(cell::of).toList()) + " |");
  }

  private void progress(String what) {
    spec.commandLine().getErr().println("measuring " + what + " ...");
  }
}

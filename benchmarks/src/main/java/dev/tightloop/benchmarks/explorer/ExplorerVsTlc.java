package dev.tightloop.benchmarks.explorer;

import dev.tightloop.benchmarks.peers.Machine;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code benchmarks/explorer-vs-tlc}. */
@CommandLine.Command(
    name = "benchmarks/explorer-vs-tlc",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures how many distinct states a second the explorer sees, beside TLC's command line on"
          + " the same configuration, in turns, with as many workers.",
      "Both must see as many states. Prints Markdown. Quiet the machine first."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:the two sides do not see the same, or something does not hold",
      "2:called wrongly"
    })
public final class ExplorerVsTlc implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      defaultValue = "Smallest",
      description = "configurations, spec/NAME.cfg (default: ${DEFAULT-VALUE})")
  private List<String> names;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "threads of each side (default: one for each processor)")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--repetitions",
      paramLabel = "K",
      defaultValue = "3",
      description = "how often each is measured (default: ${DEFAULT-VALUE})")
  private int repetitions;

  @Option(
      names = "--states-only",
      description = "leave out invariants and properties, on both sides")
  private boolean statesOnly;

  /** Runs the command and ends the process. */
  public static void main(String[] arguments) {
    System.exit(
        run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new MeasuringCommand(new ExplorerVsTlc(), "benchmarks/explorer-vs-tlc")
        .run(out, err, arguments);
  }

  private record Compared(String name, List<Timed> tlc, List<Timed> cold, List<Timed> warm) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (workers < 1 || repetitions < 1) {
      throw new ParameterException(
          spec.commandLine(), "--workers and --repetitions must be 1 or more");
    }
    double load = Machine.load();
    SpecDirectory directory =
        new SpecDirectory(Path.of(System.getProperty("tightloop.root", ".")).resolve("spec"));
    List<Compared> all = new ArrayList<>();
    for (String name : names) {
      all.add(compared(directory.configuration(name)));
    }
    PrintWriter out = spec.commandLine().getOut();
    Machine.lines(repetitions, load).forEach(out::println);
    out.printf(
        "%d worker%s on either side; %s.%n%n",
        workers,
        workers == 1 ? "" : "s",
        statesOnly
            ? "nothing is asked of the states"
            : "both check what the configuration asks" + " of states and steps");
    out.println("Distinct states a second: median (slowest to fastest).");
    out.println();
    out.println("| | " + String.join(" | ", names) + " |");
    out.println("|---|" + "---:|".repeat(all.size()));
    row(out, "distinct states", all, each -> "%,d".formatted(each.tlc().get(0).distinct()));
    row(out, "TLC, whole process", all, each -> Rates.of(each.tlc(), Timed::perWall));
    row(out, "explorer, whole process", all, each -> Rates.of(each.cold(), Timed::perWall));
    row(out, "ratio", all, each -> Rates.ratio(each.cold(), each.tlc(), Timed::perWall));
    row(out, "TLC, search alone", all, each -> Rates.of(each.tlc(), Timed::perSearch));
    row(out, "explorer, search alone", all, each -> Rates.of(each.cold(), Timed::perSearch));
    row(out, "ratio", all, each -> Rates.ratio(each.cold(), each.tlc(), Timed::perSearch));
    row(
        out,
        "explorer, third search in a JVM",
        all,
        each -> Rates.of(each.warm(), Timed::perSearch));
    row(
        out,
        "ratio to TLC's search",
        all,
        each -> Rates.ratio(each.warm(), each.tlc(), Timed::perSearch));
    out.flush();
    return 0;
  }

  private Compared compared(SpecConfiguration configuration)
      throws IOException, InterruptedException {
    Compared compared =
        new Compared(configuration.name(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < repetitions; i++) {
      try (Scratch scratch = new Scratch("explorer-vs-tlc")) {
        Path file = SafetyConfiguration.write(configuration, !statesOnly, scratch.directory());
        progress(configuration.name() + ", explorer");
        compared.cold().add(ExplorerSide.run(file, workers, 1));
        compared.warm().add(ExplorerSide.run(file, workers, 3));
        progress(configuration.name() + ", TLC");
        compared.tlc().add(TlcSide.run(file, workers));
      }
    }
    List<Long> counts =
        Stream.of(compared.tlc(), compared.cold(), compared.warm())
            .flatMap(List::stream)
            .map(Timed::distinct)
            .distinct()
            .toList();
    if (counts.size() != 1) {
      throw new UnfitComparison(
          configuration.name() + " has different numbers of states: " + counts);
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

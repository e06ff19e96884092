package dev.tightloop.benchmarks.strategies;

import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.faults.KnownFaults;
import dev.tightloop.spec.KnownNames;
import dev.tightloop.spec.SpecDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code benchmarks/strategies}. */
@CommandLine.Command(
    name = "benchmarks/strategies",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Counts the schedules that each strategy plays until it meets each fault that can be"
          + " seeded, for seeds 1, 2, 3, ... What a fault's configuration must violate is all that"
          + " is asked; schedules have 500 steps at most. Prints Markdown.",
      "The figures depend on no machine and no load. A run that was stopped goes on where it was:"
          + " what the file has is not measured again."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:measured", "2:called wrongly"})
public final class StrategiesCommand implements Callable<Integer> {

  private static final int USAGE = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "how many, from 1 (default: ${DEFAULT-VALUE}); no more than "
              + Sample.HOPELESS
              + " if none of those meets the fault")
  private int seeds;

  @Option(
      names = "--budget",
      paramLabel = "N",
      defaultValue = "1000",
      description = "schedules after which a seed gives up (default: ${DEFAULT-VALUE})")
  private long budget;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description =
          "repeatable (default: all, and random programs on the core, which are called "
              + Search.PROGRAMS
              + ")")
  private List<String> strategies = new ArrayList<>();

  @Option(names = "--fault", paramLabel = "NAME", description = "repeatable (default: all)")
  private List<String> faults = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "the result is the same for any number (default: ${DEFAULT-VALUE})")
  private int threads;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "docs/strategies.csv",
      description =
          "where the figures are, and come to; from the root of the repository (default:"
              + " ${DEFAULT-VALUE})")
  private Path out;

  @Option(
      names = "--again",
      description = "measure these strategies and faults again, whatever the file has")
  private boolean again;

  /** Runs the command and ends the process. */
  public static void main(String[] arguments) {
    System.exit(
        run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new StrategiesCommand())
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((problem, given) -> complaint(err, problem))
        .setExecutionExceptionHandler(
            (problem, line, given) -> {
              if (problem instanceof UnfitSamples) {
                return complaint(err, problem);
              }
              throw problem;
            })
        .execute(arguments);
  }

  private static int complaint(PrintWriter err, Exception problem) {
    err.println("benchmarks/strategies: " + problem.getMessage());
    return USAGE;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    require(seeds >= 1 && budget >= 1 && threads >= 1, "--seeds, --budget, --threads: 1 or more");
    Path root = Path.of(System.getProperty("tightloop.root", "."));
    Path file = root.resolve(out);
    require(
        Files.isDirectory(file.toAbsolutePath().getParent()), "--out: no directory for " + file);
    List<KnownFault> known = KnownFaults.of(new SpecDirectory(root.resolve("spec")));
    names("--fault", faults, known.stream().map(KnownFault::name).toList());
    names("--strategy", strategies, Search.strategies().toList());
    SampleFile samples = SampleFile.read(file);
    ExecutorService workers = Executors.newFixedThreadPool(threads, StrategiesCommand::daemon);
    try {
      Measuring measuring = new Measuring(seeds, budget, workers);
      for (String strategy :
          Search.strategies().filter(each -> chosen(strategies, each)).toList()) {
        for (KnownFault fault : known) {
          if (chosen(faults, fault.name())) {
            measure(measuring, fault, strategy, samples);
          }
        }
      }
    } finally {
      workers.shutdownNow();
    }
    PrintWriter printed = spec.commandLine().getOut();
    printed.print(StrategiesTables.of(samples.all()));
    printed.flush();
    return 0;
  }

  private void measure(Measuring measuring, KnownFault fault, String strategy, SampleFile samples)
      throws IOException, InterruptedException {
    Optional<Search> search = Search.of(fault, strategy);
    Optional<Sample> earlier = again ? Optional.empty() : samples.sample(fault.name(), strategy);
    if (search.isEmpty() || earlier.filter(measuring::done).isPresent()) {
      return;
    }
    Sample sample = measuring.sample(fault.name(), strategy, search.get(), earlier);
    samples.add(sample);
    spec.commandLine()
        .getErr()
        .println(StrategiesTables.cell(sample) + "  " + strategy + "  " + fault.name());
  }

  private static boolean chosen(List<String> named, String name) {
    return named.isEmpty() || named.contains(name);
  }

  private void names(String option, List<String> given, List<String> known) {
    for (String name : given) {
      require(
          known.contains(name),
          "%s: no %s; %s".formatted(option, name, KnownNames.advice(name, known)));
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "seeds");
    thread.setDaemon(true);
    return thread;
  }
}

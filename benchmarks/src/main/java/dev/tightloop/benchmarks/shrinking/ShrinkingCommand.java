package dev.tightloop.benchmarks.shrinking;

import dev.tightloop.benchmarks.explorer.MeasuringCommand;
import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.faults.KnownFaults;
import dev.tightloop.properties.shrink.Simplicity;
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
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code benchmarks/shrinking}. */
@CommandLine.Command(
    name = "benchmarks/shrinking",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lets random schedules find each fault that can be seeded, shrinks what they find, and"
          + " compares with the shortest counterexample, which the explorer finds, and with plain"
          + " delta debugging of the same schedules. Prints Markdown.",
      "All figures but the milliseconds are the same every time."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:measured", "2:called wrongly"})
public final class ShrinkingCommand implements Callable<Integer> {

  private static final String BEGIN = "<!-- output of benchmarks/shrinking -->\n";
  private static final String END = "<!-- end of output -->\n";

  @Spec private CommandSpec spec;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "how many, from 1 (default: ${DEFAULT-VALUE})")
  private int seeds;

  @Option(
      names = "--budget",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "schedules that a strategy plays before the next one tries (default: ${DEFAULT-VALUE})")
  private long budget;

  @Option(names = "--fault", paramLabel = "NAME", description = "repeatable (default: all)")
  private List<String> faults = new ArrayList<>();

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "put the output where this page has a place for it, instead of printing it")
  private Path page;

  /** Runs the command and ends the process. */
  public static void main(String[] arguments) {
    System.exit(
        run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new MeasuringCommand(new ShrinkingCommand(), "benchmarks/shrinking")
        .run(out, err, arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    require(seeds >= 1 && budget >= 1, "--seeds, --budget: 1 or more");
    String before = page == null ? "" : text(page);
    Path root = Path.of(System.getProperty("tightloop.root", "."));
    List<KnownFault> known =
        KnownFaults.of(new SpecDirectory(root.resolve("spec"))).stream()
            .filter(fault -> fault.inSpecification() && fault.configuration().isPresent())
            .toList();
    List<String> names = known.stream().map(KnownFault::name).toList();
    for (String name : faults) {
      require(
          names.contains(name),
          "--fault: no %s; %s".formatted(name, KnownNames.advice(name, names)));
    }
    List<Sample> samples = new ArrayList<>();
    for (KnownFault fault : known) {
      if (faults.isEmpty() || faults.contains(fault.name())) {
        measure(fault, samples);
      }
    }
    String text = ShrinkingTables.of(samples);
    if (page == null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    } else {
      int begin = before.indexOf(BEGIN) + BEGIN.length();
      Files.writeString(
          page, before.substring(0, begin) + text + before.substring(before.indexOf(END, begin)));
    }
    return 0;
  }

  private void measure(KnownFault fault, List<Sample> samples) throws InterruptedException {
    Measuring measuring = new Measuring(fault, budget);
    Simplicity optimum = measuring.optimum();
    for (int seed = 1; seed <= seeds; seed++) {
      Optional<Sample> sample = measuring.sample(optimum, seed);
      sample.ifPresent(samples::add);
      spec.commandLine()
          .getErr()
          .println(sample.map(Sample::toString).orElse(fault.name() + ": not found"));
    }
  }

  private String text(Path file) throws IOException {
    require(Files.isRegularFile(file), "--page: there is no " + file);
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN);
    require(
        begin >= 0 && text.indexOf(END, begin) > 0, "--page: no place for the output in " + file);
    return text;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}

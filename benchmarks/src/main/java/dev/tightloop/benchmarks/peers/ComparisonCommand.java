package dev.tightloop.benchmarks.peers;

import dev.tightloop.benchmarks.GuestProgram;
import dev.tightloop.benchmarks.Tier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code benchmarks/core-vs-peers}. */
@CommandLine.Command(
    name = "benchmarks/core-vs-peers",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures how many guest instructions a second the core executes, beside the processor"
          + " itself and beside emulators, on the same functions of Go programs, in one run.",
      "All peers must compute the same. Prints Markdown. Takes about a quarter of an hour; quiet"
          + " the machine first."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:a peer failed, or computed something else than the core",
      "2:called wrongly",
      "3:no Go 1.19 to build the programs with"
    })
public final class ComparisonCommand implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int QUICK_DIVISOR = 4;

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "a quarter of the work, three repetitions, little JMH")
  private boolean quick;

  @Option(
      names = "--repetitions",
      paramLabel = "K",
      description = "how often each is measured (default: 7, or 3 with --quick)")
  private Integer repetitions;

  @Option(
      names = "--program",
      paramLabel = "NAME",
      description = "only this one: ${COMPLETION-CANDIDATES}; can be repeated")
  private List<GuestProgram> programs = List.of();

  @Option(names = "--no-jmh", description = "leave out the JMH benchmarks")
  private boolean noJmh;

  @Option(names = "--json", paramLabel = "FILE", description = "write the results there, too")
  private Path json;

  /** Runs the command and ends the process. */
  public static void main(String[] arguments) {
    System.exit(
        run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new ComparisonCommand())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (problem, given) -> complaint(err, problem.getMessage(), USAGE))
        .setExecutionExceptionHandler(
            (problem, command, given) -> {
              if (problem instanceof MeasurementFailed) {
                return complaint(err, problem.getMessage(), FAILED);
              }
              throw problem;
            })
        .execute(arguments);
  }

  private static int complaint(PrintWriter err, String problem, int exitCode) {
    err.println("benchmarks/core-vs-peers: " + problem);
    return exitCode;
  }

  @Override
  public Integer call() throws IOException {
    int times = repetitions == null ? quick ? 3 : 7 : repetitions;
    if (times < 1) {
      throw new ParameterException(
          spec.commandLine(), "--repetitions " + times + " is not 1 or more");
    }
    requireDirectory();
    double load = Machine.load();
    Path directory =
        Path.of(System.getProperty("tightloop.root", ".")).resolve("benchmarks/target/go");
    List<GuestProgram> chosen = programs.isEmpty() ? List.of(GuestProgram.values()) : programs;
    List<String> left = new ArrayList<>();
    List<Peer> peers = new ArrayList<>();
    for (Peer peer : all(directory)) {
      peer.missing()
          .ifPresentOrElse(why -> left.add(peer.name() + ", " + why), () -> peers.add(peer));
    }
    Comparison comparison =
        new Comparison(
            Comparison.core(directory), peers, quick ? QUICK_DIVISOR : 1, this::progress);
    Map<GuestProgram, Map<String, Measured>> measured = comparison.run(chosen, times);
    Map<String, String> figures = figures(directory, times);
    List<HotPath> paths = List.of();
    if (!noJmh) {
      progress("JMH");
      paths = HotPath.measure(quick);
    }
    Report report = new Report(Machine.lines(times, load), measured, left, figures, paths);
    spec.commandLine().getOut().print(report.markdown());
    spec.commandLine().getOut().flush();
    if (json != null) {
      Files.writeString(json, report.json());
    }
    return 0;
  }

  /** A quarter of an hour is too long to find out that the result cannot be written. */
  private void requireDirectory() {
    if (json != null && !Files.isDirectory(json.toAbsolutePath().getParent())) {
      throw new ParameterException(
          spec.commandLine(), "--json " + json + ": there is no such directory");
    }
  }

  private static List<Peer> all(Path directory) {
    List<Peer> peers = new ArrayList<>();
    peers.add(ProcessPeer.processor(directory));
    peers.add(ProcessPeer.qemu(directory));
    peers.add(ProcessPeer.qemuSingleStep(directory));
    peers.add(ProcessPeer.blink(directory));
    peers.add(ProcessPeer.blinkInterpreter(directory));
    peers.add(
        core("core, interpreter", Tier.INTERPRETER, CorePeer.UNINTERRUPTED, false, 20, directory));
    Tier fast = Tier.TRANSLATOR;
    peers.add(core("core", fast, CorePeer.UNINTERRUPTED, false, 1, directory));
    peers.add(core("core, second run", fast, CorePeer.UNINTERRUPTED, true, 1, directory));
    peers.add(core("core, stops every 1,000", fast, 1000, false, 1, directory));
    peers.add(core("core, stops every 100", fast, 100, false, 1, directory));
    return peers;
  }

  private static Peer core(
      String name, Tier tier, long slice, boolean warm, int divisor, Path directory) {
    return new CorePeer(name, tier, slice, warm, divisor, directory);
  }

  private Map<String, String> figures(Path directory, int times) {
    Map<String, String> figures = new LinkedHashMap<>();
    Path program = GuestProgram.SHA256.executable(directory);
    for (Tier tier : Tier.values()) {
      List<Long> nothing = new ArrayList<>();
      List<Long> cold = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        progress("cold start, " + tier.title());
        nothing.add(ColdStart.measure(program, tier, 0));
        cold.add(ColdStart.measure(program, tier, ColdStart.INSTRUCTIONS));
      }
      String what = "fresh JVM that loads SHA-256 and executes %s instructions, " + tier.title();
      figures.put(what.formatted("no"), Report.milliseconds(nothing));
      figures.put(what.formatted("100,000"), Report.milliseconds(cold));
    }
    figures.put("heap for a mapped page", Report.number(HeapPerPage.untouched()) + " B");
    figures.put("heap for a written page", Report.number(HeapPerPage.written()) + " B");
    return figures;
  }

  private void progress(String what) {
    spec.commandLine().getErr().println("measuring " + what + " ...");
  }
}

package dev.tightloop.benchmarks.explorer;

import dev.tightloop.benchmarks.peers.Machine;
import dev.tightloop.model.Configuration;
import dev.tightloop.properties.explore.Exploration;
import dev.tightloop.properties.explore.Explorer;
import dev.tightloop.properties.explore.Options;
import dev.tightloop.properties.explore.Outcome;
import dev.tightloop.properties.explore.Task;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code benchmarks/explorer-growth}. */
@CommandLine.Command(
    name = "benchmarks/explorer-growth",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures what the explorer takes for larger and larger state spaces: time and memory.",
      "Prints Markdown, and a picture to a file. Quiet the machine first."
    })
public final class Growth implements Callable<Integer> {

  private static final int GAUGE_MILLISECONDS = 20;
  private static final int[][] SIZES = {
    {2, 1}, {2, 2}, {2, 4}, {2, 8}, {3, 2}, {3, 3}, {3, 4},
  };

  @Spec private CommandSpec spec;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "workers (default: one for each processor)")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--most",
      paramLabel = "K",
      defaultValue = "7",
      description = "how many of the sizes (default: all ${DEFAULT-VALUE})")
  private int most;

  @Option(names = "--picture", paramLabel = "FILE", description = "write the picture there, as SVG")
  private Path picture;

  /** Runs the command and ends the process. */
  public static void main(String[] arguments) {
    System.exit(
        run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new MeasuringCommand(new Growth(), "benchmarks/explorer-growth")
        .run(out, err, arguments);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (threads < 1 || most < 1) {
      throw new ParameterException(spec.commandLine(), "--threads and --most must be 1 or more");
    }
    if (picture != null && !Files.isDirectory(picture.toAbsolutePath().getParent())) {
      throw new ParameterException(spec.commandLine(), "--picture: no directory for " + picture);
    }
    PrintWriter out = spec.commandLine().getOut();
    double load = Machine.load();
    warmUp();
    List<GrowthPoint> points = new ArrayList<>();
    for (int[] size : List.of(SIZES).subList(0, Math.min(most, SIZES.length))) {
      spec.commandLine().getErr().printf("exploring %d, %d ...%n", size[0], size[1]);
      points.add(measured(size[0], size[1]));
    }
    Machine.lines(1, load).forEach(out::println);
    out.printf(
        "%d worker%s, nothing is asked of the states.%n%n", threads, threads == 1 ? "" : "s");
    out.println(
        "| goroutines | instructions in the loop | distinct states | depth | seconds"
            + " | million states a second | fingerprints, MB | bytes a state"
            + " | states that wait, at most MB |");
    out.println("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    points.forEach(point -> out.println(point.row()));
    out.flush();
    if (picture != null) {
      Files.writeString(picture, GrowthPicture.of(points));
    }
    return 0;
  }

  /** So that the first and smallest is not about the compiler. */
  private void warmUp() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      new Explorer(task(2, 1), options()).run();
    }
  }

  private GrowthPoint measured(int goroutines, int loopLength) throws InterruptedException {
    Explorer explorer = new Explorer(task(goroutines, loopLength), options());
    AtomicLong memory = new AtomicLong();
    Thread gauge = new Thread(() -> watch(explorer, memory), "gauge");
    gauge.setDaemon(true);
    gauge.start();
    Exploration exploration = explorer.run();
    gauge.interrupt();
    gauge.join();
    if (!(exploration.outcome() instanceof Outcome.Holds)) {
      throw new UnfitComparison(
          goroutines + ", " + loopLength + ": " + exploration.outcome() + "; a larger -Xmx helps");
    }
    return new GrowthPoint(goroutines, loopLength, exploration, memory.get());
  }

  /** The most that waiting states took at any look. */
  private static void watch(Explorer explorer, AtomicLong memory) {
    try {
      while (true) {
        memory.accumulateAndGet(explorer.progress().waiting(), Math::max);
        TimeUnit.MILLISECONDS.sleep(GAUGE_MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Task task(int goroutines, int loopLength) {
    return Task.of(
        Configuration.counted(goroutines, 2, 1)
            .set(Configuration.ThreadSet.IdleM, 0b10)
            .loopLength(loopLength)
            .build());
  }

  private Options options() {
    return Options.defaults().threads(threads);
  }
}

package dev.tightloop.benchmarks.explorer;

import dev.tightloop.properties.explore.ConfiguredTask;
import dev.tightloop.properties.explore.Exploration;
import dev.tightloop.properties.explore.Explorer;
import dev.tightloop.properties.explore.Options;
import dev.tightloop.properties.explore.Outcome;
import dev.tightloop.properties.explore.Reductions;
import dev.tightloop.properties.explore.Task;
import dev.tightloop.spec.SpecConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The explorer, in a JVM of its own. */
final class ExplorerSide {

  private ExplorerSide() {}

  /** The child: a line with the states and the nanoseconds of each search. */
  public static void main(String[] arguments) throws InterruptedException {
    Task task = ConfiguredTask.of(SpecConfiguration.read(Path.of(arguments[0])), Reductions.none);
    Options options = Options.defaults().threads(Integer.parseInt(arguments[1]));
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      Exploration exploration = new Explorer(task, options).run();
      if (!(exploration.outcome() instanceof Outcome.Holds)) {
        throw new IllegalStateException(exploration.outcome().toString());
      }
      System.out.println(exploration.distinct() + " " + exploration.duration().toNanos());
    }
  }

  /**
   * Runs it.
   *
   * @param times searches in the same JVM; the last one's time is reported
   * @throws UnfitComparison if it does not see all states, or something does not hold
   */
  static Timed run(Path configuration, int threads, int times)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseParallelGC",
            "-cp",
            System.getProperty("java.class.path"),
            ExplorerSide.class.getName(),
            configuration.toString(),
            Integer.toString(threads),
            Integer.toString(times));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new UnfitComparison("the explorer does not say that " + configuration + " holds");
    }
    long wall = System.nanoTime() - start;
    String[] last = output.substring(output.lastIndexOf('\n') + 1).split(" ");
    return new Timed(Long.parseLong(last[0]), wall, Long.parseLong(last[1]));
  }
}

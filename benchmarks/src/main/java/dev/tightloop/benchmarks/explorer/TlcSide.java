package dev.tightloop.benchmarks.explorer;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TLC's command line. */
final class TlcSide {

  private static final Pattern DISTINCT =
      Pattern.compile("\\d+ states generated, (\\d+) distinct states found, 0 states left.*");
  private static final String BEGUN = "Finished computing initial states";
  private static final String HOLDS = "Model checking completed. No error has been found.";

  private TlcSide() {}

  /**
   * Runs it.
   *
   * @throws UnfitComparison if it does not see all states, or something does not hold
   */
  static Timed run(Path configuration, int workers) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseParallelGC",
            "-cp",
            jar().toString(),
            "tlc2.TLC",
            "-workers",
            Integer.toString(workers),
            "-config",
            configuration.getFileName().toString(),
            "Preemption.tla");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(configuration.getParent().toFile())
            .redirectErrorStream(true)
            .start();
    long begun = start;
    long ended = start;
    long distinct = -1;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(BEGUN)) {
          begun = System.nanoTime();
        } else if (line.startsWith(HOLDS)) {
          ended = System.nanoTime();
        }
        Matcher count = DISTINCT.matcher(line);
        distinct = count.matches() ? Long.parseLong(count.group(1)) : distinct;
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    if (ended == start || begun == start || distinct < 0) {
      throw new UnfitComparison("TLC does not say that " + configuration + " holds");
    }
    return new Timed(distinct, System.nanoTime() - start, ended - begun);
  }

  private static Path jar() {
    try {
      return Path.of(tlc2.TLC.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

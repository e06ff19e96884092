package dev.tightloop.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs TLC ({@code tlc2.TLC}) on a configuration, in a Java process of its own: TLC keeps much of
 * its state in static fields, and a process can be ended when the time is up.
 *
 * <p>Each run has a fresh directory for TLC's files and for the standard modules that TLC extracts,
 * so that runs can go on side by side. The fingerprint polynomial is fixed, so that a run can be
 * repeated. Configurations with temporal properties get one worker, whatever is asked for: checking
 * them with several is not sound in this TLC. So do those that must find a counterexample, which is
 * a shortest one with one worker only. Quick ones are over before a compiler's best code pays.
 */
public final class TlcRun {

  /** Up to here the parallel collector's threads only take time from TLC's. */
  private static final int FEW_WORKERS = 2;

  /** The last counts, at the end of a run, are the ones that are read. */
  private static final String MINUTES_BETWEEN_COUNTS = "1000";

  /** What they say of each step is checked as soundly by several workers. */
  private static final Set<String> ACTION_PROPERTIES =
      Set.of("RefinesContract", "StartsAsContract");

  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final SpecDirectory directory;
  private final Path jar;

  /** Uses the TLC on the class path. */
  public TlcRun(SpecDirectory directory) {
    this(directory, bundledJar());
  }

  /**
   * Uses another TLC.
   *
   * @param jar such as the official {@code tla2tools.jar}
   */
  public TlcRun(SpecDirectory directory, Path jar) {
    this.directory = directory;
    this.jar = jar.toAbsolutePath();
  }

  /**
   * Checks a configuration.
   *
   * @param workers threads of TLC
   * @param limit the run is ended when it has taken so long
   * @param progress receives lines for readers; called on another thread
   * @throws InterruptedException if this thread is interrupted; TLC is ended first
   */
  public TlcResult check(
      SpecConfiguration configuration, int workers, Duration limit, Consumer<String> progress)
      throws InterruptedException {
    try (TemporaryDirectory scratch = new TemporaryDirectory()) {
      long start = System.nanoTime();
      Process process = start(configuration, workers, scratch.path());
      Thread atExit = new Thread(() -> end(process, scratch));
      Runtime.getRuntime().addShutdownHook(atExit);
      TlcOutput output = new TlcOutput(configuration, progress);
      Thread reader = new Thread(() -> read(process, output), "TLC " + configuration.name());
      reader.setDaemon(true);
      reader.start();
      boolean finished;
      try {
        finished = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        process.destroyForcibly().waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        removeHook(atExit);
      }
      reader.join(LAST_WORDS.toMillis());
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return finished ? output.result(took) : output.timedOut(limit, took);
    }
  }

  /** Checks a configuration and compares with what it expects. */
  public TlcVerdict verdict(
      SpecConfiguration configuration, int workers, Duration limit, Consumer<String> progress)
      throws InterruptedException {
    return TlcVerdict.of(configuration, check(configuration, workers, limit, progress));
  }

  private Process start(SpecConfiguration configuration, int workers, Path scratch) {
    int sound = oneWorker(configuration) ? 1 : workers;
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            sound <= FEW_WORKERS ? "-XX:+UseSerialGC" : "-XX:+UseParallelGC",
            "-XX:TieredStopAtLevel=" + (configuration.suite() == Suite.QUICK ? 1 : 4),
            "-Djava.io.tmpdir=" + scratch,
            "-cp",
            jar.toString(),
            "tlc2.TLC",
            "-tool",
            "-fp",
            "0",
            "-workers",
            Integer.toString(sound),
            "-coverage",
            MINUTES_BETWEEN_COUNTS,
            "-checkpoint",
            "0",
            "-metadir",
            scratch.resolve("states").toString(),
            "-config",
            configuration.file().getFileName().toString(),
            configuration.module() + ".tla");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.path().toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Temporal properties, and counterexamples whose length is pinned. */
  private static boolean oneWorker(SpecConfiguration configuration) {
    return !ACTION_PROPERTIES.containsAll(configuration.properties())
        || !configuration.expectation().holds();
  }

  private static void read(Process process, TlcOutput output) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.line(line);
      }
    } catch (IOException e) {
      // The process was ended; what it said before counts.
      return;
    }
  }

  private static void end(Process process, TemporaryDirectory scratch) {
    process.destroyForcibly().onExit().join();
    scratch.close();
  }

  private static void removeHook(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is on its way out, and the hook with it.
      return;
    }
  }

  private static Path bundledJar() {
    try {
      return Path.of(tlc2.TLC.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

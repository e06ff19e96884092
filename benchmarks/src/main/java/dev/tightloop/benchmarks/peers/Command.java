package dev.tightloop.benchmarks.peers;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a process and says what it printed and how long it took. */
final class Command {

  /**
   * Switches off everything in Go that a bare x86-64-v1 has not, so that all peers execute the same
   * instructions.
   */
  private static final Map<String, String> ENVIRONMENT = Map.of("GODEBUG", "cpu.all=off");

  /**
   * @param output standard output
   * @param nanoseconds from before its start to after its end
   */
  record Result(String output, long nanoseconds) {}

  private Command() {}

  /**
   * @throws MeasurementFailed if it cannot be started or does not end with 0
   */
  static Result run(List<String> line) {
    ProcessBuilder builder = new ProcessBuilder(line).redirectError(Redirect.DISCARD);
    builder.environment().putAll(ENVIRONMENT);
    long start = System.nanoTime();
    try {
      Process process = builder.start();
      byte[] output = process.getInputStream().readAllBytes();
      int exitCode = process.waitFor();
      long time = System.nanoTime() - start;
      if (exitCode != 0) {
        throw new MeasurementFailed(String.join(" ", line) + " ended with " + exitCode);
      }
      return new Result(new String(output, StandardCharsets.UTF_8), time);
    } catch (IOException e) {
      throw new MeasurementFailed(String.join(" ", line) + " cannot be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailed(String.join(" ", line) + " was interrupted");
    }
  }

  /** The command line of a class of this program in a JVM of its own. */
  static List<String> java(Class<?> main, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    line.addAll(arguments);
    return line;
  }

  /** Where the shell would find a command. */
  static Optional<Path> onPath(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    for (String directory : path.split(File.pathSeparator)) {
      Path candidate = Path.of(directory, name);
      if (Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}

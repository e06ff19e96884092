package dev.tightloop.benchmarks.fuzzer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM whose last line of output has schedules, steps and nanoseconds. */
final class Child {

  private Child() {}

  static Pace run(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
    return run(main, Path.of("."), arguments);
  }

  static Pace run(Class<?> main, Path directory, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(main.getSimpleName() + " ended with " + process.exitValue());
    }
    String[] last = output.substring(output.lastIndexOf('\n') + 1).split(" ");
    return new Pace(Long.parseLong(last[0]), Long.parseLong(last[1]), Long.parseLong(last[2]));
  }
}

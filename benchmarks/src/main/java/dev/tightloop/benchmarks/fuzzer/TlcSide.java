package dev.tightloop.benchmarks.fuzzer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TLC's simulation with one worker, in a JVM of its own. */
final class TlcSide {

  private static final Pattern STATES = Pattern.compile("Progress: (\\d+) states checked");

  private TlcSide() {}

  /** The child: TLC, and then schedules, steps, nanoseconds of the whole process. */
  public static void main(String[] arguments) throws Exception {
    PrintStream printed = System.out;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> report(printed, output.toString(StandardCharsets.UTF_8), arguments)));
    tlc2.TLC.main(
        new String[] {
          "-simulate",
          "num=" + arguments[1],
          "-depth",
          arguments[2],
          "-seed",
          "1",
          "-workers",
          "1",
          "-config",
          arguments[0],
          "Preemption.tla"
        });
  }

  private static void report(PrintStream printed, String output, String[] arguments) {
    Matcher states = STATES.matcher(output);
    String last = null;
    while (states.find()) {
      last = states.group(1);
    }
    if (last == null || output.contains("Error:")) {
      System.err.println(
          output.lines().filter(line -> line.startsWith("Error:")).findFirst().orElse(output));
      Runtime.getRuntime().halt(1);
    }
    printed.printf("%s %s %d%n", arguments[1], last, Pace.processorTime());
    printed.flush();
  }

  /**
   * Runs it, once with one behaviour and once with more: what the others took, without start.
   *
   * @param configuration in the directory of the modules
   */
  static Pace run(Path configuration, long schedules, int length)
      throws IOException, InterruptedException {
    Pace one = child(configuration, 1, length);
    Pace all = child(configuration, schedules + 1, length);
    return new Pace(schedules, all.steps() - one.steps(), all.nanoseconds() - one.nanoseconds());
  }

  private static Pace child(Path configuration, long schedules, int length)
      throws IOException, InterruptedException {
    return Child.run(
        TlcSide.class,
        configuration.getParent(),
        List.of(
            configuration.getFileName().toString(),
            Long.toString(schedules),
            Integer.toString(length)));
  }
}

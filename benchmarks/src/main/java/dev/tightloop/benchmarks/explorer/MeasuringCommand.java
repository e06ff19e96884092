package dev.tightloop.benchmarks.explorer;

import dev.tightloop.spec.BadConfiguration;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Runs a command that measures; what a user or the machine got wrong becomes one line. */
public final class MeasuringCommand {

  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private final Object command;
  private final String name;

  /**
   * A command.
   *
   * @param command for picocli
   * @param name what complaints begin with
   */
  public MeasuringCommand(Object command, String name) {
    this.command = command;
    this.name = name;
  }

  /** Runs it and returns its exit code. */
  public int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(command)
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((problem, given) -> complaint(err, problem, USAGE))
        .setExecutionExceptionHandler(
            (problem, line, given) -> {
              if (problem instanceof UnfitComparison) {
                return complaint(err, problem, FAILED);
              }
              if (problem instanceof BadConfiguration) {
                return complaint(err, problem, USAGE);
              }
              throw problem;
            })
        .execute(arguments);
  }

  private int complaint(PrintWriter err, Exception problem, int exitCode) {
    err.println(name + ": " + problem.getMessage());
    return exitCode;
  }
}

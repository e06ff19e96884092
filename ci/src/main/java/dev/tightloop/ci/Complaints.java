package dev.tightloop.ci;

import dev.tightloop.ci.report.ExitCode;
import dev.tightloop.ci.report.Texts;
import dev.tightloop.spec.BadConfiguration;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What the command says when it was called wrongly, or is itself wrong: one line each. */
final class Complaints {

  private final PrintStream err;
  private final Path root;

  Complaints(PrintStream err, Path root) {
    this.err = err;
    this.root = root;
  }

  /** The command line cannot be understood. */
  int misuse(ParameterException problem, String[] arguments) {
    return usage(problem.getMessage(), problem.getCommandLine());
  }

  /** The command line was understood and the command did not work out. */
  int failure(Exception problem, CommandLine command, ParseResult parsed) {
    if (problem instanceof UsageError || problem instanceof BadConfiguration) {
      return usage(problem.getMessage(), command);
    }
    return crash(problem, parsed.originalArgs().toArray(String[]::new));
  }

  private int usage(String problem, CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    err.println(name + ": " + Texts.oneLine(problem) + "; see ./" + name + " --help");
    return ExitCode.USAGE.number();
  }

  /** A bug; the stack trace goes to a file. */
  int crash(Throwable problem, String... arguments) {
    StringWriter trace = new StringWriter();
    trace.append("tightloop ").append(String.join(" ", List.of(arguments))).append("\n");
    trace.append("Java ").append(System.getProperty("java.version")).append("\n");
    problem.printStackTrace(new PrintWriter(trace, true));
    Path file = root.resolve("target/tightloop/crash.txt");
    String where = file.toString();
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, trace.toString());
    } catch (IOException e) {
      where = "nowhere, " + file + " cannot be written";
    }
    err.println(
        "tightloop: %s; this is a bug in tightloop; stack trace: %s"
            .formatted(Texts.oneLine(rootCause(problem).toString()), where));
    return ExitCode.INTERNAL_ERROR.number();
  }

  private static Throwable rootCause(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}

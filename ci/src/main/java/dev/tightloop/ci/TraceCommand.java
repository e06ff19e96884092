package dev.tightloop.ci;

import dev.tightloop.ci.report.ExitCode;
import dev.tightloop.spec.Behaviour;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.TlcResult;
import dev.tightloop.spec.TlcRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tightloop trace}: a counterexample as a page of {@code docs/findings} shows it. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    versionProvider = Tightloop.Version.class,
    description =
        "Runs TLC on a configuration and prints the counterexample: the steps with their"
            + " parameters, a column for each thread.")
final class TraceCommand implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofHours(12);

  private final Console console;
  private final Path root;

  @Parameters(paramLabel = "NAME", description = "The configuration: spec/NAME.cfg.")
  private String name;

  TraceCommand(Console console, Path root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws InterruptedException {
    SpecDirectory directory = new SpecDirectory(root.resolve("spec"));
    SpecConfiguration configuration = directory.configuration(name);
    TlcResult result = new TlcRun(directory).check(configuration, 1, LIMIT, console.err()::println);
    console.err().println(name + " " + result.outcome());
    if (result.trace().isEmpty()) {
      return ExitCode.VIOLATION.number();
    }
    Behaviour.of(directory, configuration, result).lines().forEach(console.out()::println);
    return ExitCode.OK.number();
  }
}

package dev.tightloop.ci;

import dev.tightloop.ci.report.ExitCode;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.Vacuity;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tightloop vacuity}: whether the invariants say anything. */
@Command(
    name = "vacuity",
    mixinStandardHelpOptions = true,
    versionProvider = Tightloop.Version.class,
    description =
        "Looks for a state in which each invariant of a configuration says something (FooMatters"
            + " is true for Foo), and prints how many steps away it is.",
    footer = {
      "",
      "Exit codes: 0 each invariant says something; 1 one does not;",
      "2 usage; 70 internal error."
    })
final class VacuityCommand implements Callable<Integer> {

  private final Console console;
  private final Path root;

  @Mixin private SpecOptions options;

  @Option(
      names = "--states",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Give up after so many states (default: ${DEFAULT-VALUE}).")
  private long states;

  /** {@code AckSound 5, OneRunner 0}: steps to the nearest witness. */
  private static String steps(Vacuity vacuity) {
    return vacuity.witnesses().entrySet().stream()
        .map(witness -> witness.getKey() + " " + witness.getValue())
        .collect(Collectors.joining(", "));
  }

  VacuityCommand(Console console, Path root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() {
    if (states < 1) {
      throw new UsageError("--states must be at least 1, not " + states);
    }
    SpecDirectory directory = new SpecDirectory(root.resolve("spec"));
    boolean sound = true;
    for (SpecConfiguration each : options.configurations(directory)) {
      Vacuity vacuity = Vacuity.search(directory, each, states);
      console.out().println(each.name() + ": " + steps(vacuity));
      vacuity.complaints().forEach(console.out()::println);
      sound &= vacuity.complaints().isEmpty();
    }
    return (sound ? ExitCode.OK : ExitCode.VIOLATION).number();
  }
}

package dev.tightloop.ci;

import dev.tightloop.ci.report.ExitCode;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.Vacuity;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
            + " is true for Foo), and prints how many steps away it is.")
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

  VacuityCommand(Console console, Path root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() {
    SpecDirectory directory = new SpecDirectory(root.resolve("spec"));
    boolean sound = true;
    for (SpecConfiguration each : options.configurations(directory)) {
      Vacuity vacuity = Vacuity.search(directory, each, states);
      console.out().println(each.name() + ": " + vacuity.witnesses());
      vacuity.complaints().forEach(console.out()::println);
      sound &= vacuity.complaints().isEmpty();
    }
    return (sound ? ExitCode.OK : ExitCode.VIOLATION).number();
  }
}

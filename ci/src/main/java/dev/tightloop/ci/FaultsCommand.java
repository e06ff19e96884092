package dev.tightloop.ci;

import dev.tightloop.ci.engine.MatrixFaults;
import dev.tightloop.ci.faults.FaultTable;
import dev.tightloop.ci.faults.FaultsJson;
import dev.tightloop.ci.faults.FaultsPage;
import dev.tightloop.ci.report.ExitCode;
import dev.tightloop.ci.report.Progress;
import dev.tightloop.properties.faults.FaultMatrix;
import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.faults.MatrixRow;
import dev.tightloop.spec.KnownNames;
import dev.tightloop.spec.SpecDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tightloop faults}: the matrix of faults. */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    versionProvider = Tightloop.Version.class,
    description =
        "Has TLC, the explorer, the fuzzer and random programs on the core look for every seeded"
            + " fault, and prints who finds which.",
    footer = {
      "",
      "Exit codes: 0 each is found, by the property that must catch it; 1 one is not;",
      "2 usage; 70 internal error."
    })
final class FaultsCommand implements Callable<Integer> {

  /** The page for people. */
  static final String PAGE = "docs/faults.md";

  private final Console console;
  private final Path root;

  @Option(names = "--write", description = "Write " + PAGE + ", too.")
  private boolean write;

  @Mixin private JsonOption json;

  @Parameters(paramLabel = "FAULT", arity = "0..*", description = "These alone; all if none.")
  private List<String> names = new ArrayList<>();

  FaultsCommand(Console console, Path root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<Path> file = json.file();
    FaultMatrix matrix = MatrixFaults.matrix(new SpecDirectory(root.resolve("spec")));
    List<KnownFault> chosen = chosen(matrix.faults());
    if (write && !names.isEmpty()) {
      throw new UsageError("--write is for all faults: name none");
    }
    List<MatrixRow> rows = new ArrayList<>();
    try (Progress progress = Progress.on(console.err(), console.terminal())) {
      for (KnownFault fault : chosen) {
        progress.say("faults", fault.name());
        rows.add(matrix.row(fault));
      }
    }
    FaultTable.lines(rows.stream().map(FaultTable::cells).toList()).forEach(console.out()::println);
    boolean complete = true;
    for (MatrixRow row : rows) {
      for (String complaint : row.complaints()) {
        console.out().println(row.fault().name() + ": " + complaint);
        complete = false;
      }
    }
    if (write) {
      Files.writeString(root.resolve(PAGE), new FaultsPage(rows).text());
    }
    if (file.isPresent()) {
      Files.writeString(file.get(), FaultsJson.text(rows));
    }
    return (complete ? ExitCode.OK : ExitCode.VIOLATION).number();
  }

  private List<KnownFault> chosen(List<KnownFault> known) {
    List<String> all = known.stream().map(KnownFault::name).toList();
    for (String name : names) {
      if (!all.contains(name)) {
        throw new UsageError("no fault %s; %s".formatted(name, KnownNames.advice(name, all)));
      }
    }
    return known.stream().filter(f -> names.isEmpty() || names.contains(f.name())).toList();
  }
}

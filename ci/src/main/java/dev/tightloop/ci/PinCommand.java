package dev.tightloop.ci;

import dev.tightloop.ci.report.ExitCode;
import dev.tightloop.spec.ConfigurationHeader;
import dev.tightloop.spec.Coverage;
import dev.tightloop.spec.Pinned;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.SpecTables;
import dev.tightloop.spec.TlcResult;
import dev.tightloop.spec.TlcRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tightloop pin}: writes down what TLC says now. */
@Command(
    name = "pin",
    mixinStandardHelpOptions = true,
    versionProvider = Tightloop.Version.class,
    description =
        "Runs TLC on configurations and writes what it finds into the repository: sizes into"
            + " spec/manifest.csv, actions that are never taken into the configuration's file,"
            + " the tables into spec/README.md. Look at the difference before you commit it.")
final class PinCommand implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofHours(12);

  private final Console console;
  private final Path root;

  @Mixin private SpecOptions options;

  PinCommand(Console console, Path root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    SpecDirectory directory = new SpecDirectory(root.resolve("spec"));
    TlcRun tlc = new TlcRun(directory);
    boolean expected = true;
    for (SpecConfiguration each : options.configurations(directory)) {
      TlcResult result = tlc.check(each, 1, LIMIT, line -> {});
      if (each.expectation().isMetBy(result.outcome())) {
        pin(directory, each, result);
      } else {
        expected = false;
        console.err().printf("%s %s, and is not pinned%n", each.name(), result.outcome());
      }
    }
    Path page = directory.path().resolve("README.md");
    write(page, new SpecTables(directory).in(Files.readString(page)));
    return (expected ? ExitCode.OK : ExitCode.VIOLATION).number();
  }

  private void pin(SpecDirectory directory, SpecConfiguration configuration, TlcResult result)
      throws IOException {
    Pinned pinned = Pinned.of(result);
    console.out().println(configuration.name() + ": " + pinned);
    Path manifest = directory.path().resolve(SpecDirectory.MANIFEST);
    write(
        manifest,
        directory.manifest().with(Map.of(configuration.name(), pinned), directory.names()).text());
    String text = ConfigurationHeader.withoutCounts(Files.readString(configuration.file()));
    write(
        configuration.file(),
        configuration.expectation().holds()
            ? ConfigurationHeader.with(text, Coverage.seen(result.actions()))
            : text);
  }

  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text);
    }
  }
}

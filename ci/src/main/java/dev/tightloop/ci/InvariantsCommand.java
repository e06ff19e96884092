package dev.tightloop.ci;

import dev.tightloop.ci.catalogue.CatalogueJson;
import dev.tightloop.ci.catalogue.CataloguePage;
import dev.tightloop.ci.catalogue.Claim;
import dev.tightloop.ci.catalogue.Claims;
import dev.tightloop.ci.report.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tightloop invariants}: the catalogue of what must hold. */
@Command(
    name = "invariants",
    mixinStandardHelpOptions = true,
    versionProvider = Tightloop.Version.class,
    description =
        "Prints what must hold, why, what in Go relies on it, what checks it, and what violates"
            + " it on purpose: docs/invariants.md, made anew.",
    footer = {"", "Exit codes: 0 printed or written; 2 usage; 70 internal error."})
final class InvariantsCommand implements Callable<Integer> {

  /** Where the page for people lies. */
  static final String PAGE = "docs/invariants.md";

  /** Where the page for machines lies. */
  static final String JSON = "docs/invariants.json";

  private final Console console;
  private final Path root;

  @Option(names = "--write", description = "Write " + PAGE + " and " + JSON + " instead.")
  private boolean write;

  @Mixin private JsonOption json;

  InvariantsCommand(Console console, Path root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Path> file = json.file();
    List<Claim> claims = Claims.of(root);
    String page = new CataloguePage(claims).text();
    if (write) {
      Files.writeString(root.resolve(PAGE), page);
      Files.writeString(root.resolve(JSON), CatalogueJson.text(claims));
    } else {
      console.out().print(page);
    }
    if (file.isPresent()) {
      Files.writeString(file.get(), CatalogueJson.text(claims));
    }
    return ExitCode.OK.number();
  }
}

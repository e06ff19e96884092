package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * The programs of {@code ci/go}, built once per run of the tests. Without Go 1.19 the calling test
 * is skipped with the reason; TIGHTLOOP_REQUIRE_GO=1 makes it fail instead.
 */
final class GoPrograms {

  private static final Path OUT = Root.PATH.resolve("ci/target/go");
  private static final int NO_GO = 3;

  private static Ran build;

  private GoPrograms() {}

  static synchronized Path program(String name) {
    if (build == null) {
      build = build();
    }
    boolean required = "1".equals(System.getenv("TIGHTLOOP_REQUIRE_GO"));
    if (build.exitCode() == NO_GO && !required) {
      Assumptions.abort(build.err().strip());
    }
    if (build.exitCode() != 0) {
      fail("ci/go/build ended with " + build.exitCode() + ": " + build.err());
    }
    return OUT.resolve(name);
  }

  private static Ran build() {
    try {
      String script = Root.PATH.resolve("ci/go/build").toString();
      return Command.run(Root.PATH, Map.of(), List.of(script, OUT.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.tightloop.benchmarks;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The programs of {@code benchmarks/go}, built once per run of the tests. Without Go 1.19 the
 * calling test is skipped with the reason; TIGHTLOOP_REQUIRE_GO=1 makes it fail instead.
 */
public final class BuiltPrograms {

  private static final Path ROOT =
      Path.of(System.getProperty("tightloop.root", "..")).toAbsolutePath().normalize();
  private static final Path DIRECTORY = ROOT.resolve("benchmarks/target/go");
  private static final int NO_GO = 3;

  private static Result build;

  /** What a program left behind. */
  public record Result(int exitCode, String output) {}

  private BuiltPrograms() {}

  /** The directory of the executables. */
  public static synchronized Path directory() {
    if (build == null) {
      String script = ROOT.resolve("ci/go/build").toString();
      build = run(List.of(script, "--benchmarks", DIRECTORY.toString()));
    }
    boolean required = "1".equals(System.getenv("TIGHTLOOP_REQUIRE_GO"));
    if (build.exitCode() == NO_GO && !required) {
      Assumptions.abort(build.output().strip());
    }
    if (build.exitCode() != 0) {
      fail("ci/go/build ended with " + build.exitCode() + ": " + build.output());
    }
    return DIRECTORY;
  }

  /** Runs a command to its end. */
  public static Result run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), text);
    } catch (IOException e) {
      return fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail(e);
    }
  }
}

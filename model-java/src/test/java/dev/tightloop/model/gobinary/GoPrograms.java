package dev.tightloop.model.gobinary;

import static org.junit.jupiter.api.Assertions.fail;

import dev.tightloop.linux.elf.ElfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The Go programs of {@code ci/go}, built once per run of the tests. Without Go 1.19 the calling
 * test is skipped with the reason; TIGHTLOOP_REQUIRE_GO=1 makes it fail instead.
 */
public final class GoPrograms {

  private static final Path ROOT =
      Path.of(System.getProperty("tightloop.root", "..")).toAbsolutePath().normalize();
  private static final Path OUT = ROOT.resolve("model-java/target/go");
  private static final int NO_GO = 3;

  private static Result build;

  /** What a program left behind. */
  private record Result(int exitCode, String output) {}

  private GoPrograms() {}

  /** The executable of this name, see {@code ci/go/build}. */
  public static synchronized Path program(String name) {
    if (build == null) {
      build = run(List.of(ROOT.resolve("ci/go/build").toString(), "--tests", OUT.toString()), "");
    }
    boolean required = "1".equals(System.getenv("TIGHTLOOP_REQUIRE_GO"));
    if (build.exitCode() == NO_GO && !required) {
      Assumptions.abort(build.output().strip());
    }
    if (build.exitCode() != 0) {
      fail("ci/go/build ended with " + build.exitCode() + ": " + build.output());
    }
    return OUT.resolve(name);
  }

  /** The executable's sections and symbols. */
  public static GoElf elf(String name) {
    return new GoElf(ElfFile.open(program(name)));
  }

  /** What an executable prints when it reads this text. */
  static String output(Path executable, String input) {
    Result result = run(List.of(executable.toString()), input);
    if (result.exitCode() != 0) {
      fail(executable + " ended with " + result.exitCode() + ": " + result.output());
    }
    return result.output();
  }

  private static Result run(List<String> command, String input) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      Thread writer = new Thread(() -> write(process, input));
      writer.start();
      try (InputStream output = process.getInputStream()) {
        String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), text);
      }
    } catch (IOException e) {
      return fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail(e);
    }
  }

  private static void write(Process process, String input) {
    try (var to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The program ended early; its exit code tells.
    }
  }
}

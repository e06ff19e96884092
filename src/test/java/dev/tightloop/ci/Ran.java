package dev.tightloop.ci;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run of the command left behind.
 *
 * @param exitCode its exit code
 * @param out its standard output
 * @param err its standard error
 */
record Ran(int exitCode, String out, String err) {

  /** Runs the command in this process. */
  static Ran tightloop(Path root, Engines.Factory engines, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(print(out), print(err), false);
    int exitCode = Tightloop.run(console, root, engines, new Interruption(), arguments);
    return new Ran(exitCode, text(out), text(err));
  }

  List<String> errorLines() {
    return err.lines().toList();
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream of) {
    return of.toString(StandardCharsets.UTF_8);
  }
}

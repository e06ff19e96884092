package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help is a result: it goes to standard output and is no error. */
final class HelpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "help",
        "check --help",
        "help check",
        "check -h",
        "lockstep -h",
        "pin -h",
        "trace -h",
        "vacuity -h",
        "explore -h",
        "replay -h",
        "fuzz -h",
        "live -h",
        "faults -h",
        "invariants -h"
      })
  void helpIsThereForEverything(String commandLine) {
    Ran ran = run(commandLine);
    assertEquals(0, ran.exitCode(), ran.err());
    assertEquals("", ran.err());
    assertTrue(ran.out().startsWith("Usage: tightloop"), ran.out());
  }

  @Test
  void helpOnCheckNamesEveryOptionAndTheExitCodes() {
    String help = run("check --help").out();
    for (String option :
        "--time --seed --json --config --suite --binary --fault --expect-violation --tla2tools --workers"
            .split(" ")) {
      assertTrue(help.contains(option), option);
    }
    assertTrue(help.contains("70 internal error"), help);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "check --version"})
  void theVersionIsOneLine(String commandLine) {
    Ran ran = run(commandLine);
    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(ran.out().matches("tightloop \\S+\n"), ran.out());
  }

  private static Ran run(String commandLine) {
    return Ran.tightloop(Path.of("."), new FakeEngines().factory(), commandLine.split(" "));
  }
}

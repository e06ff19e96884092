package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The command with the real engines, on a small budget. */
final class WholeRunTest {

  @Test
  void aSeededFaultIsFoundFromEndToEnd() {
    Ran ran =
        Ran.tightloop(
            Root.PATH,
            options -> RealEngines.engines(Root.PATH, options),
            "check --time 20 --config AsyncPreemptOffSafe --fault xmmRegisterLeftOut"
                .concat(" --expect-violation RegistersRestored")
                .split(" "));
    assertEquals(0, ran.exitCode(), ran.out() + ran.err());
    assertTrue(ran.out().contains("VIOLATED: RegistersRestored"), ran.out());
    assertTrue(ran.out().contains("XMM7"), ran.out());
    assertTrue(ran.out().lines().noneMatch(line -> line.contains("FAILED")), ran.out());
  }
}

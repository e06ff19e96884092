package dev.tightloop.ci.report;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Progress is told in time, at its pace, and leaves nothing behind. */
final class ProgressTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PACE = Duration.ofMillis(50);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theLatestWordOfEachPartIsPrinted() {
    try (Progress progress = new Progress(out, false, PACE, PACE)) {
      progress.say("tlc", "1 state");
      progress.say("tlc", "2 states");
      progress.say("properties", "3 schedules");
      await()
          .atMost(PATIENCE)
          .until(() -> text().contains("0 s  tlc: 2 states | properties: 3 schedules\n"));
      assertFalse(text().contains("1 state "), text());
    }
  }

  @Test
  void itGoesOnAtItsPace() {
    try (Progress progress = new Progress(out, false, PACE, PACE)) {
      progress.say("tlc", "busy");
      await().atMost(PATIENCE).until(() -> text().lines().count() >= 5);
    }
  }

  @Test
  void aPartThatIsDoneIsNotTold() {
    try (Progress progress = new Progress(out, false, PACE, PACE)) {
      progress.say("tlc", "busy");
      progress.say("lockstep", "busy");
      progress.done("tlc");
      await().atMost(PATIENCE).until(() -> text().contains("lockstep"));
      assertFalse(text().contains("tlc"), text());
    }
  }

  @Test
  void nothingIsToldOfAShortRun() {
    try (Progress progress = Progress.on(out, false)) {
      progress.say("tlc", "busy");
    }
    assertEquals("", text());
  }

  @Test
  void onATerminalOneLineIsRewrittenAndRemovedAtTheEnd() {
    try (Progress progress = new Progress(out, true, PACE, PACE)) {
      progress.say("tlc", "x".repeat(500));
      await().atMost(PATIENCE).until(() -> text().contains("tlc"));
    }
    assertFalse(text().contains("\n"), text());
    assertTrue(text().endsWith("\r\u001b[K"), text());
    assertTrue(text().lines().allMatch(line -> line.length() <= 110), text());
  }
}

package dev.tightloop.benchmarks.fuzzer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Both sides are measured, and bad usage is one line. */
final class FuzzerVsTlcTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theTableHasBothSides() {
    String[] arguments = {
      "Smallest",
      "--strategy",
      "uniform",
      "--repetitions",
      "1",
      "--schedules",
      "50",
      "--behaviours",
      "5"
    };
    assertEquals(0, run(arguments), err::toString);
    for (String row : new String[] {"TLC, simulation", "fuzzer, uniform"}) {
      assertTrue(
          Pattern.compile(Pattern.quote("| " + row + " | ") + "[1-9][0-9,]* \\(")
              .matcher(out.toString())
              .find(),
          out.toString());
    }
  }

  @Test
  void badUsageIsOneLine() {
    assertEquals(2, run("--repetitions", "0"));
    assertEquals(2, run("Smalest"));
    assertEquals(2, err.toString().lines().count(), err.toString());
  }

  private int run(String... arguments) {
    return FuzzerVsTlc.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}

package dev.tightloop.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.benchmarks.GuestProgram;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ComparisonCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return ComparisonCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @Test
  void helpIsZero() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().contains("--quick"), out.toString());
  }

  @Test
  void wrongUseIsTwoInOneLine() {
    assertEquals(2, run("--program", "nothing"));
    assertEquals(2, run("--repetitions", "0"));
    assertEquals(2, run("--json", "/no/such/directory/file"));
    assertEquals(3, err.toString().lines().count(), err.toString());
  }

  @Test
  void theTableSaysMediansSpreadAndRatios() {
    Map<String, Measured> peers = new LinkedHashMap<>();
    peers.put("native", new Measured(1000, List.of(100L, 200L, 400L)));
    peers.put("core", new Measured(1000, List.of(2000L)));
    Report report =
        new Report(
            List.of("a machine"),
            Map.of(GuestProgram.SHA256, peers),
            List.of("blink, blink is not on the PATH"),
            Map.of("heap", "4,149 B"),
            List.of(new HotPath("MemoryAccess.readHit", 1.234, 0.05, 0)));
    String text = report.markdown();
    assertTrue(text.contains("| native | 5,000 (2,500 to 10,000) |"), text);
    assertTrue(text.contains("| core | 500 (500 to 500) |"), text);
    assertTrue(text.contains("| core | 0.100 |"), text);
    assertTrue(text.contains("Left out: blink, blink is not on the PATH."), text);
    assertTrue(text.contains("| MemoryAccess.readHit | 1.23 ± 0.050 | 0.000 |"), text);
    assertTrue(report.json().contains("\"mips\" : 5000.0"), report.json());
  }
}

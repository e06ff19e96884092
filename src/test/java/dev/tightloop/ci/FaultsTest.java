package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.ci.engine.MatrixFaults;
import dev.tightloop.ci.faults.FaultsPage;
import dev.tightloop.properties.faults.FaultMatrix;
import dev.tightloop.properties.faults.Finder;
import dev.tightloop.properties.faults.Finding;
import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.faults.MatrixRow;
import dev.tightloop.spec.SpecDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code docs/faults.md} is what the matrix says today, and nobody survives. */
final class FaultsTest {

  private static final String ADVICE = "stale: run ./tightloop faults --write";

  private static List<MatrixRow> rows;

  @BeforeAll
  static void everyFaultIsLookedFor() throws InterruptedException {
    FaultMatrix matrix = MatrixFaults.matrix(new SpecDirectory(Root.PATH.resolve("spec")));
    rows = new ArrayList<>();
    for (KnownFault fault : matrix.faults()) {
      rows.add(matrix.row(fault));
    }
  }

  @Test
  void thePageIsWhatTheMatrixSaysToday() throws IOException {
    assertEquals(new FaultsPage(rows).text(), page(), ADVICE);
  }

  /** By everyone who can see it, and it is the expected property that catches it. */
  @TestFactory
  Stream<DynamicTest> everyFaultIsFound() {
    return rows.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.fault().name(),
                    () -> {
                      assertEquals(List.of(), row.complaints());
                      assertFalse(row.survives());
                    }));
  }

  @Test
  void aSurvivorIsNamedAtTheTopAndMakesThePageStale() throws IOException {
    List<MatrixRow> changed = new ArrayList<>(rows);
    Finding missed = new Finding.Missed(7);
    Map<Finder, Finding> nobody =
        Map.of(
            Finder.TLC, missed,
            Finder.EXPLORER, missed,
            Finder.FUZZER, missed,
            Finder.REGISTERS, missed);
    changed.set(0, new MatrixRow(rows.get(0).fault(), nobody));
    String text = new FaultsPage(changed).text();
    assertTrue(text.contains("**Survivors:** `" + rows.get(0).fault().name() + "`"), text);
    assertNotEquals(page(), text);
  }

  private static String page() throws IOException {
    return Files.readString(Root.PATH.resolve(FaultsCommand.PAGE));
  }
}

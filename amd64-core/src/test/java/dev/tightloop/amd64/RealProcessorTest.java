package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The core against the processor under this JVM, one instruction at a time: every row of the {@link
 * OpcodeTable} that is compared at all, with {@value #CASES} random states.
 *
 * <pre>{@code
 * mvn test -pl amd64-core -Dtest=RealProcessorTest -Dtightloop.cases=1000000 -Dtightloop.rows=shld
 * }</pre>
 */
class RealProcessorTest {
  private static final int CASES = 10_000;
  private static final int ENCODINGS = 20;
  private static final int STATES = 50;
  private static final int SHOWN_PER_ROW = 3;
  private static final int SHOWN = 40;

  @TempDir Path directory;

  @BeforeEach
  void needsAnAmd64Linux() {
    assumeTrue(
        HostProcessor.isAmd64Linux(), "the comparison needs Linux on an amd64 processor to run on");
  }

  @Test
  void everyRowLeavesWhatARealProcessorLeaves() throws Exception {
    String filter = System.getProperty("tightloop.rows", "");
    List<ComparedRow> rows =
        ComparedRow.all().stream().filter(row -> row.name().contains(filter)).toList();
    assertTrue(!rows.isEmpty(), () -> "no row's name contains " + filter);
    AtomicInteger next = new AtomicInteger();
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<String> wrong = new ArrayList<>();
    long start = System.nanoTime();
    try {
      List<Future<List<String>>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Callable<List<String>> part = () -> compare(rows, next);
        parts.add(pool.submit(part));
      }
      for (Future<List<String>> part : parts) {
        wrong.addAll(part.get());
      }
    } finally {
      pool.shutdownNow();
    }
    System.out.printf("%d rows %.1f s%n", rows.size(), (System.nanoTime() - start) / 1e9);
    wrong.sort(null);
    assertTrue(
        wrong.isEmpty(),
        () ->
            wrong.size()
                + " differences:\n"
                + String.join(
                    "\n",
                    wrong.subList(
                        0, Math.min(Integer.getInteger("tightloop.shown", SHOWN), wrong.size()))));
  }

  private List<String> compare(List<ComparedRow> rows, AtomicInteger next) throws Exception {
    int batches = Integer.getInteger("tightloop.cases", CASES) / (ENCODINGS * STATES);
    List<String> wrong = new ArrayList<>();
    CaseBatch batch = new CaseBatch();
    try (SideBySide sides = new SideBySide(directory, Cpu::step)) {
      Shrinker shrinker = new Shrinker(sides);
      for (int i = next.getAndIncrement(); i < rows.size(); i = next.getAndIncrement()) {
        ComparedRow row = rows.get(i);
        int found = 0;
        for (int n = 0; n < batches && found < SHOWN_PER_ROW; n++) {
          batch.fill(row, n, ENCODINGS, STATES);
          for (SideBySide.Finding finding : sides.run(batch, SHOWN_PER_ROW - found)) {
            SideBySide.Finding smallest = shrinker.shrink(finding);
            if (smallest != null) {
              wrong.add(row.name() + ": " + smallest.line());
              found++;
            }
          }
        }
      }
    }
    return wrong;
  }
}

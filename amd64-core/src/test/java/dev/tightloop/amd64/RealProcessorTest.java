package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The core against the processor under this JVM, one instruction at a time: every row of the {@link
 * OpcodeTable} but those of {@link NotCompared}, with {@value #CASES} random machine states each.
 * Registers, flags, MXCSR, memory and exceptions must be the same, but for what {@link
 * UndefinedByManual} lists. What differs is shrunk and shown in one line.
 *
 * <p>More states, for rows whose names match a regular expression (a name is like {@code "lock 0f
 * b1 cmpxchg"} or {@code "f2 0f 58 addsd"}; all rows if it is left away):
 *
 * <pre>{@code
 * mvn test -pl amd64-core -Dtest=RealProcessorTest -Dtightloop.cases=1000000 -Dtightloop.rows='shld|shrd'
 * }</pre>
 *
 * <p>{@code -Dtightloop.seed=7} makes other states, {@code -Dtightloop.shown=1000} shows more of
 * what differs.
 */
class RealProcessorTest {
  private static final int CASES = 10_000;
  private static final int ENCODINGS = 20;
  private static final int STATES = 50;
  private static final int SHOWN_PER_ROW = 3;
  private static final int SHOWN = 40;

  /** So many of a row's cases must not fault, or its results are hardly compared. */
  private static final int COMPLETED_PERCENT = 15;

  /** Rows that no user code gets past. */
  private static final Pattern ALWAYS_FAULTS =
      Pattern.compile(
          ".* (in|out|ins|outs|hlt|cli|sti|lldt|ltr|lgdt|lidt|lmsw|invlpg|xsetbv|swapgs|clts|invd"
              + "|wbinvd|wbnoinvd|ud[012]|rdmsr|wrmsr|rdpmc)|.* sys(ret|exit).*|.*0f 2[0-3]/. mov");

  @BeforeEach
  void needsAProcessor() {
    assumeTrue(RealProcessor.obstacle() == null, RealProcessor::obstacle);
  }

  @Test
  void everyRowLeavesWhatARealProcessorLeaves() throws Exception {
    Pattern filter = Pattern.compile(System.getProperty("tightloop.rows", ""));
    List<ComparedRow> rows =
        ComparedRow.all().stream().filter(row -> filter.matcher(row.name()).find()).toList();
    assertFalse(rows.isEmpty(), () -> "no row's name matches " + filter);
    Comparing comparing = new Comparing(rows);
    List<String> wrong = onAllProcessors(comparing);
    wrong.sort(null);
    int shown = Math.min(Integer.getInteger("tightloop.shown", SHOWN), wrong.size());
    assertTrue(
        wrong.isEmpty(),
        () -> wrong.size() + " differences:\n" + String.join("\n", wrong.subList(0, shown)));
    assertEquals(
        (long) rows.size() * comparing.batches * ENCODINGS * STATES,
        comparing.cases.get(),
        "cases run");
    System.out.printf("%,d cases of %,d rows: all alike%n", comparing.cases.get(), rows.size());
  }

  private static List<String> onAllProcessors(Callable<List<String>> part) throws Exception {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<String> all = new ArrayList<>();
      List<Future<List<String>>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        parts.add(pool.submit(part));
      }
      for (Future<List<String>> each : parts) {
        all.addAll(each.get());
      }
      return all;
    } finally {
      pool.shutdownNow();
    }
  }

  /** One thread's part: rows that no other thread has taken. */
  private final class Comparing implements Callable<List<String>> {
    private final List<ComparedRow> rows;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong cases = new AtomicLong();
    private final int batches =
        Math.max(1, Integer.getInteger("tightloop.cases", CASES) / (ENCODINGS * STATES));
    private final long seed = Long.getLong("tightloop.seed", 0) * 1_000_000_007L;

    Comparing(List<ComparedRow> rows) {
      this.rows = rows;
    }

    @Override
    public List<String> call() throws IOException {
      List<String> wrong = new ArrayList<>();
      try (SideBySide sides = new SideBySide(Cpu::step)) {
        for (int i = next.getAndIncrement(); i < rows.size(); i = next.getAndIncrement()) {
          compare(rows.get(i), sides, wrong);
        }
      }
      return wrong;
    }

    private void compare(ComparedRow row, SideBySide sides, List<String> wrong) throws IOException {
      final long completed = sides.completed();
      long run = 0;
      CaseBatch batch = new CaseBatch();
      Shrinker shrinker = new Shrinker(sides);
      int found = 0;
      for (int n = 0; n < batches && found < SHOWN_PER_ROW; n++) {
        batch.fill(row, seed + n, ENCODINGS, STATES);
        cases.addAndGet(batch.size());
        run += batch.size();
        for (SideBySide.Finding finding : sides.run(batch, SHOWN_PER_ROW - found)) {
          SideBySide.Finding smallest = shrinker.shrink(finding);
          if (smallest != null) {
            wrong.add(row.name() + ": " + smallest.line());
            found++;
          }
        }
      }
      long past = sides.completed() - completed;
      boolean few = found < SHOWN_PER_ROW && past * 100 < run * COMPLETED_PERCENT;
      if (few && !ALWAYS_FAULTS.matcher(" " + row.name()).matches()) {
        wrong.add(
            "%s: only %d of its %d cases get past the instruction"
                .formatted(row.name(), past, run));
      }
    }
  }
}

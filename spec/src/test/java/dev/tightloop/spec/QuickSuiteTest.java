package dev.tightloop.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every quick configuration, as {@code tightloop check} runs them. */
class QuickSuiteTest {

  /** A quick configuration has fewer states. */
  private static final long QUICK_STATES = 40_000;

  private static final Duration LIMIT = Duration.ofMinutes(5);

  static List<SpecConfiguration> quick() {
    return Specs.directory().configurations().stream()
        .filter(each -> each.suite() == Suite.QUICK)
        .toList();
  }

  /** Counts, coverage, lengths of counterexamples: all as the files say. Longest first. */
  @Test
  void tlcSaysWhatTheFilesSay() throws InterruptedException, ExecutionException {
    List<SpecConfiguration> longestFirst = new ArrayList<>(quick());
    longestFirst.sort(Comparator.comparing(each -> -each.pinned().map(Pinned::seconds).orElse(0)));
    TlcRun tlc = new TlcRun(Specs.directory());
    ExecutorService processors =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<TlcVerdict>> running = new ArrayList<>();
      for (SpecConfiguration each : longestFirst) {
        running.add(processors.submit(() -> tlc.verdict(each, 1, LIMIT, line -> {})));
      }
      List<String> unexpected = new ArrayList<>();
      for (Future<TlcVerdict> each : running) {
        if (!each.get().expected()) {
          unexpected.add(each.get().sentence());
        }
      }
      assertEquals("", String.join("\n", unexpected));
    } finally {
      processors.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource("quick")
  void everyInvariantSaysSomething(SpecConfiguration configuration) {
    assertEquals(
        List.of(), Vacuity.search(Specs.directory(), configuration, QUICK_STATES).complaints());
  }

  @ParameterizedTest
  @MethodSource("quick")
  void aQuickConfigurationIsSmall(SpecConfiguration configuration) {
    assertTrue(
        configuration
            .pinned()
            .flatMap(Pinned::states)
            .map(count -> count.distinct() < QUICK_STATES)
            .orElse(true));
  }
}

package dev.tightloop.benchmarks.strategies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Takes a sample, seed by seed. What an earlier sample has found stays; what it has missed with a
 * smaller budget is looked for again.
 *
 * @param seeds how many, from 1
 * @param budget schedules of a seed
 * @param workers take a seed each; the sample is the same for any number
 */
record Measuring(int seeds, long budget, ExecutorService workers) {

  /** Whether this sample has all that is asked for. */
  boolean done(Sample sample) {
    return sample.budget() >= budget && (sample.seeds() >= seeds || sample.hopeless());
  }

  /** The sample, with what an earlier one has. */
  Sample sample(String fault, String strategy, Search search, Optional<Sample> earlier)
      throws InterruptedException {
    long most = Math.max(budget, earlier.map(Sample::budget).orElse(0L));
    List<Long> known = new ArrayList<>(earlier.map(Sample::firsts).orElse(List.of()));
    if (earlier.isPresent() && earlier.get().budget() < budget) {
      known.replaceAll(first -> first == Sample.NONE ? null : first);
    }
    List<Long> firsts = new ArrayList<>();
    measure(search, most, known, firsts, Math.min(seeds, Sample.HOPELESS));
    if (firsts.stream().anyMatch(first -> first != Sample.NONE)) {
      measure(search, most, known, firsts, Math.max(seeds, known.size()));
    }
    return new Sample(fault, strategy, most, LocalDate.now(), firsts);
  }

  private void measure(Search search, long most, List<Long> known, List<Long> firsts, int upTo)
      throws InterruptedException {
    List<Future<Long>> running = new ArrayList<>();
    for (int i = firsts.size(); i < upTo; i++) {
      long seed = i + 1;
      Long before = i < known.size() ? known.get(i) : null;
      running.add(workers.submit(() -> before == null ? search.first(seed, most) : before));
    }
    try {
      for (Future<Long> each : running) {
        firsts.add(each.get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }
}

package dev.tightloop.ci;

import dev.tightloop.ci.part.Context;
import dev.tightloop.ci.part.Part;
import dev.tightloop.ci.part.Stopwatch;
import dev.tightloop.ci.report.PartResult;
import dev.tightloop.ci.report.Report;
import dev.tightloop.ci.report.Row;
import dev.tightloop.ci.report.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a plan: the canary first and alone, and only if it is found the parts, as many side by side
 * as there are processors. The order of the results is the plan's, whichever part is faster.
 */
final class Check {

  private static final long LOOKS_MILLISECONDS = 50;

  private final Plan plan;
  private final Context context;
  private final Interruption interruption;
  private final Stopwatch stopwatch = new Stopwatch();

  Check(Plan plan, Context context, Interruption interruption) {
    this.interruption = interruption;
    this.plan = plan;
    this.context = context;
  }

  /** Does everything. */
  Report run(Optional<String> expectedViolation) {
    Finished canary = run(plan.canary());
    if (!found(canary.rows())) {
      return report(List.of(canary), Optional.empty());
    }
    List<Finished> finished = new ArrayList<>(List.of(canary));
    finished.addAll(sideBySide());
    return report(finished, expectedViolation);
  }

  /** Whether the canary was found, all of it. */
  static boolean found(List<Row> canary) {
    return canary.stream().allMatch(row -> row.verdict() == Verdict.OK);
  }

  private List<Finished> sideBySide() {
    ExecutorService processors =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Check::daemon);
    try {
      List<Part> largestFirst = new ArrayList<>(plan.parts());
      largestFirst.sort(Comparator.comparingLong(Part::size).reversed());
      Map<Part, Future<Finished>> running = new IdentityHashMap<>();
      for (Part part : largestFirst) {
        running.put(part, processors.submit(() -> run(part)));
      }
      List<Finished> finished = new ArrayList<>();
      for (Part part : plan.parts()) {
        finished.add(awaited(part, running.get(part)));
      }
      return finished;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a part of the run broke", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      processors.shutdownNow();
    }
  }

  /** What the part came to; or that it was interrupted, which ends the waiting and not the part. */
  private Finished awaited(Part part, Future<Finished> running)
      throws ExecutionException, InterruptedException {
    while (true) {
      try {
        long wait = interruption.requested() ? 0 : LOOKS_MILLISECONDS;
        return running.get(wait, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (interruption.requested()) {
          Duration now = stopwatch.elapsed();
          Row row = Row.inconclusive(checked(part), "", Interruption.REASON, now);
          return new Finished(part.name(), List.of(row), now, now);
        }
      }
    }
  }

  /** A part's label without its name, which is in another column. */
  private static String checked(Part part) {
    String label = part.label();
    String name = part.name() + " ";
    return label.startsWith(name) ? label.substring(name.length()) : label;
  }

  private Finished run(Part part) {
    Duration begin = stopwatch.elapsed();
    List<Row> rows = part.run(context);
    context.progress().done(part.label());
    return new Finished(part.name(), rows, begin, stopwatch.elapsed());
  }

  private Report report(List<Finished> finished, Optional<String> expectedViolation) {
    List<PartResult> results = new ArrayList<>();
    for (int from = 0, to = 0; from < finished.size(); from = to) {
      String name = finished.get(from).name();
      while (to < finished.size() && finished.get(to).name().equals(name)) {
        to++;
      }
      results.add(together(finished.subList(from, to)));
    }
    return new Report(
        OptionalLong.of(context.seed()), results, stopwatch.elapsed(), expectedViolation);
  }

  private static PartResult together(List<Finished> parts) {
    List<Row> rows = parts.stream().flatMap(part -> part.rows().stream()).toList();
    Duration begin = parts.get(0).begin();
    Duration end = parts.get(0).end();
    for (Finished part : parts) {
      begin = part.begin().compareTo(begin) < 0 ? part.begin() : begin;
      end = part.end().compareTo(end) > 0 ? part.end() : end;
    }
    return new PartResult(parts.get(0).name(), rows, end.minus(begin));
  }

  private static Thread daemon(Runnable part) {
    Thread thread = new Thread(part, "part");
    thread.setDaemon(true);
    return thread;
  }

  /** What a part found, and from when to when after the start it ran. */
  private record Finished(String name, List<Row> rows, Duration begin, Duration end) {}
}

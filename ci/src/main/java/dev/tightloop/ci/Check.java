package dev.tightloop.ci;

import dev.tightloop.ci.part.Context;
import dev.tightloop.ci.part.Part;
import dev.tightloop.ci.part.Stopwatch;
import dev.tightloop.ci.report.PartResult;
import dev.tightloop.ci.report.Report;
import dev.tightloop.ci.report.Row;
import dev.tightloop.ci.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs a plan: the canary first and alone, and only if it is found the lanes, side by side. The
 * order of the results is the plan's, whichever lane is faster.
 */
final class Check {

  private final Plan plan;
  private final Context context;

  Check(Plan plan, Context context) {
    this.plan = plan;
    this.context = context;
  }

  /** Does everything. */
  Report run(Optional<String> expectedViolation) {
    Stopwatch stopwatch = new Stopwatch();
    List<PartResult> results = new ArrayList<>();
    results.add(run(plan.canary()));
    if (found(results.get(0))) {
      results.addAll(sideBySide());
      return new Report(context.seed(), results, stopwatch.elapsed(), expectedViolation);
    }
    return new Report(context.seed(), results, stopwatch.elapsed(), Optional.empty());
  }

  /** Whether the canary was found, all of it. */
  static boolean found(PartResult canary) {
    return canary.rows().stream().allMatch(row -> row.verdict() == Verdict.OK);
  }

  private List<PartResult> sideBySide() {
    ExecutorService lanes =
        Executors.newFixedThreadPool(Math.max(1, plan.lanes().size()), Check::daemon);
    try {
      List<Future<List<PartResult>>> running = new ArrayList<>();
      for (List<Part> lane : plan.lanes()) {
        running.add(lanes.submit(() -> lane.stream().map(this::run).toList()));
      }
      List<PartResult> results = new ArrayList<>();
      for (Future<List<PartResult>> lane : running) {
        results.addAll(lane.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a part of the run broke", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      lanes.shutdownNow();
    }
  }

  private PartResult run(Part part) {
    Stopwatch stopwatch = new Stopwatch();
    List<Row> rows = part.run(context);
    context.progress().done(part.name());
    return new PartResult(part.name(), rows, stopwatch.elapsed());
  }

  private static Thread daemon(Runnable lane) {
    Thread thread = new Thread(lane, "lane");
    thread.setDaemon(true);
    return thread;
  }
}

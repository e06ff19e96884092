package dev.tightloop.benchmarks.peers;

import dev.tightloop.benchmarks.micro.Forking;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What JMH says of one hot path.
 *
 * @param name the benchmark, with its parameters
 * @param nanoseconds for one operation
 * @param error half of JMH's interval of 99.9 %, in nanoseconds; NaN where there is none
 * @param bytes allocated by one operation
 */
record HotPath(String name, double nanoseconds, double error, double bytes) {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** Runs everything in {@code dev.tightloop.benchmarks.micro}. */
  static List<HotPath> measure(boolean quick) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(Forking.class.getPackageName())
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT);
    if (quick) {
      TimeValue time = TimeValue.milliseconds(500);
      options.warmupIterations(4).warmupTime(time).measurementIterations(2).measurementTime(time);
    }
    try {
      Collection<RunResult> results = new Runner(options.build()).run();
      List<HotPath> paths = new ArrayList<>();
      results.forEach(result -> paths.add(of(result)));
      return paths;
    } catch (RunnerException e) {
      throw new MeasurementFailed("JMH: " + e.getMessage());
    }
  }

  private static HotPath of(RunResult result) {
    StringBuilder name = new StringBuilder(result.getParams().getBenchmark());
    name.delete(0, Forking.class.getPackageName().length() + 1);
    for (String key : result.getParams().getParamsKeys()) {
      name.append(", ").append(key).append(' ').append(result.getParams().getParam(key));
    }
    Result<?> time = result.getPrimaryResult();
    return new HotPath(
        name.toString(),
        time.getScore(),
        time.getScoreError(),
        result.getSecondaryResults().get(ALLOCATED).getScore());
  }
}

package dev.tightloop.benchmarks.micro;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tightloop.benchmarks.BuiltPrograms;
import dev.tightloop.properties.strategy.Strategies;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each benchmark runs; how fast is not asked here. */
final class BenchmarksRunTest {

  @Test
  void all() throws RunnerException {
    BuiltPrograms.directory();
    Options options =
        new OptionsBuilder()
            .include(Forking.class.getPackageName())
            .param("slice", "100")
            .param("touched", "1")
            .param("configuration", "ThreeGoroutines")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(1))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    int programsAndTiers = 2 * dev.tightloop.benchmarks.Tier.values().length;
    int ofTheModel = 4;
    int ofTheFuzzer = Strategies.values().length;
    assertEquals(5 + 1 + 1 + ofTheModel + ofTheFuzzer + programsAndTiers, results.size());
  }
}

package dev.tightloop.ci.engine;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.part.ModelFuzzer;
import dev.tightloop.ci.report.Row;
import dev.tightloop.properties.fuzz.FuzzResult;
import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The fuzzer of module properties, with one thread: other parts of a check run beside it. */
public final class ScheduleFuzzer implements ModelFuzzer {

  /** Together most of what there is: signals, calls, system calls, stops, suspends, C threads. */
  private static final List<String> CONFIGURATIONS =
      List.of("Smallest", "SyscallSteals", "SuspendSysmon", "StopTheWorldForEachP", "CThreads");

  private static final long NO_LIMIT = Long.MAX_VALUE;

  private static final Strategies STRATEGY = Strategies.auto;

  private final SpecDirectory directory;
  private final ScheduleFiles schedules;

  /**
   * A fuzzer.
   *
   * @param schedules where what is found is written
   */
  public ScheduleFuzzer(SpecDirectory directory, ScheduleFiles schedules) {
    this.directory = directory;
    this.schedules = schedules;
  }

  @Override
  public List<String> configurations() {
    return CONFIGURATIONS;
  }

  @Override
  public Row fuzz(String configuration, long seed, Duration budget, Consumer<String> progress) {
    long start = System.nanoTime();
    SpecConfiguration spec = directory.configuration(configuration);
    try {
      FuzzResult result =
          new Fuzzer(Target.of(spec), seed, STRATEGY::of, Fuzzer.LENGTH, 1)
              .run(
                  NO_LIMIT,
                  () -> System.nanoTime() - start < budget.toNanos(),
                  far -> progress.accept(configuration + " " + count(far, "schedule")));
      return FuzzRows.of(
          spec,
          result,
          FuzzRows.Ended.TIME_UP,
          Duration.ofNanos(System.nanoTime() - start),
          new FoundSchedules(spec, STRATEGY.name(), seed, Fuzzer.LENGTH, schedules, false));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while schedules were played", e);
    }
  }
}

package dev.tightloop.benchmarks.micro;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Processor time of the whole process for one operation, its compiler's and collector's included: a
 * figure that other programs on the machine disturb little. For JMH's option {@code -prof}.
 */
public final class ProcessorTime implements InternalProfiler {

  private long begun;

  @Override
  public String getDescription() {
    return "processor time for an operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    begun = now();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double time = now() - begun;
    long operations = result.getMetadata().getAllOps();
    return List.of(
        new ScalarResult("processor", time / operations, "ns/op", AggregationPolicy.AVG));
  }

  private static long now() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}

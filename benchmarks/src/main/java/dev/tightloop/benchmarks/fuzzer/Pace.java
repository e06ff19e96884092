package dev.tightloop.benchmarks.fuzzer;

import java.lang.management.ManagementFactory;

/**
 * What a process did and what that took.
 *
 * @param schedules that were played
 * @param steps taken in them
 * @param nanoseconds of processor time, by all threads of the process
 */
record Pace(long schedules, long steps, long nanoseconds) {

  /** Steps a second of processor time. */
  double stepsASecond() {
    return steps * 1e9 / nanoseconds;
  }

  /** Schedules a second of processor time. */
  double schedulesASecond() {
    return schedules * 1e9 / nanoseconds;
  }

  /** The processor time of this process up to now. */
  static long processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}

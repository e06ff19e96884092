/** Real threads beside the fuzzer: how their schedules differ, and which faults they meet. */
package dev.tightloop.benchmarks.live;

package dev.tightloop.spec;

import java.time.Duration;
import java.util.List;

/**
 * One run of TLC.
 *
 * @param generated states computed, the same one as often as it was reached
 * @param distinct states seen
 * @param depth states on the longest of the shortest paths; with two workers only exact if the run
 *     was complete
 * @param trace the counterexample, or empty
 * @param lassoStart where in the trace it goes on after its end, or -1 if it has an end
 * @param actions how often each action was taken; empty if TLC did not see all states
 */
public record TlcResult(
    TlcOutcome outcome,
    long generated,
    long distinct,
    int depth,
    List<TraceStep> trace,
    int lassoStart,
    List<ActionCount> actions,
    Duration duration) {

  public TlcResult {
    trace = List.copyOf(trace);
    actions = List.copyOf(actions);
  }
}

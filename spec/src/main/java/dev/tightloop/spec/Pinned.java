package dev.tightloop.spec;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What TLC says of a configuration every time: a change of the specification that adds or loses
 * states does not go unseen.
 *
 * @param states the size of the state space, if everything holds
 * @param trace the states of the counterexample, if an invariant is violated; the search is breadth
 *     first, so there is no shorter one
 * @param seconds how long TLC took when this was written, on some machine
 */
public record Pinned(Optional<StateCount> states, OptionalInt trace, int seconds) {

  /** What a run found. */
  public static Pinned of(TlcResult result) {
    boolean holds = result.outcome() instanceof TlcOutcome.Holds;
    boolean lasso = result.lassoStart() >= 0;
    return new Pinned(
        holds ? Optional.of(new StateCount(result.distinct(), result.depth())) : Optional.empty(),
        holds || lasso ? OptionalInt.empty() : OptionalInt.of(result.trace().size()),
        Math.round(result.duration().toMillis() / 1000f));
  }

  /** What is different, if anything but the time is. */
  Optional<String> complaint(TlcResult result) {
    Pinned found = of(result);
    if (found.states.equals(states) && found.trace.equals(trace)) {
      return Optional.empty();
    }
    return Optional.of(SpecDirectory.MANIFEST + " pins " + this);
  }

  @Override
  public String toString() {
    return states
        .map(count -> String.format("%,d states, depth %d", count.distinct(), count.depth()))
        .orElse(
            trace.isPresent() ? "a counterexample of " + trace.getAsInt() + " states" : "a lasso");
  }
}

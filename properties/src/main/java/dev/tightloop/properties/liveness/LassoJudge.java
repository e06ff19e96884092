package dev.tightloop.properties.liveness;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.invariants.LeadsTo;
import dev.tightloop.properties.invariants.TemporalProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Judges a behaviour that is said to violate a temporal property, from its states alone. */
public final class LassoJudge {

  private LassoJudge() {}

  /**
   * Why it does not.
   *
   * @param fingerprints of its states, an initial one first
   * @param begins the number of the state in which the cycle begins, which the last one is again;
   *     that of the last one, if nothing happens any more
   * @return one line; empty if it is a fair behaviour that violates the property
   */
  public static Optional<String> complaint(
      Configuration constants, TemporalProperty property, long[] fingerprints, int begins) {
    try {
      judged(constants, property.instances(constants), fingerprints, begins);
      return Optional.empty();
    } catch (NoCounterexample e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * The behaviour, of the first of the instances that it violates.
   *
   * @throws NoCounterexample if it violates none; the message is of the first
   */
  static Counterexample judged(
      Configuration constants, List<LeadsTo> instances, long[] fingerprints, int begins) {
    Fairness fairness = Fairness.of(constants);
    int[] stem = new int[begins + 1];
    Arrays.setAll(stem, i -> i);
    int[] cycle = new int[fingerprints.length - stem.length];
    Arrays.setAll(cycle, i -> stem.length + i);
    Lasso lasso = new Lasso(stem, cycle);
    NoCounterexample complaint = null;
    for (LeadsTo instance : instances) {
      try {
        return new LassoReplay(constants, fairness)
            .of(instance, lasso, number -> fingerprints[number]);
      } catch (NoCounterexample e) {
        complaint = complaint == null ? e : complaint;
      }
    }
    throw complaint;
  }
}

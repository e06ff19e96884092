package dev.tightloop.properties.live;

import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.invariants.Evaluations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a live run came to.
 *
 * @param initial which of the initial states it began in, from 0
 * @param steps the machine's, in the order in which they were taken, to the violation if there is
 *     one
 * @param fingerprints of the state after each
 * @param shares by actor
 * @param evaluations how often each property was asked, and how often it said something
 * @param quiescent whether it ended because nobody could take a step
 * @param found the violation, if there was one
 * @param time from the start to now
 */
public record LiveResult(
    int initial,
    int[] steps,
    long[] fingerprints,
    List<Share> shares,
    List<Evaluations> evaluations,
    boolean quiescent,
    Optional<Found> found,
    Duration time) {

  /**
   * What an actor did.
   *
   * @param actor its name
   * @param steps that it took
   * @param overtaken how often another's step came between its look at the state and its own step
   */
  public record Share(String actor, int steps, int overtaken) {}

  public LiveResult {
    shares = List.copyOf(shares);
    evaluations = List.copyOf(evaluations);
  }

  /** Steps that were lost to another actor's, of all actors together. */
  public long overtaken() {
    return shares.stream().mapToLong(Share::overtaken).sum();
  }
}

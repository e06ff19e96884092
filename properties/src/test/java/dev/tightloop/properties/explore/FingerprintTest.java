package dev.tightloop.properties.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Fingerprints of states, which differ from each other in a few small numbers, look like random
 * ones: what is said of the probability of a collision, and the places in the set, rest on it.
 */
final class FingerprintTest {

  /** So many standard deviations from what is expected would be chance once in 10^8 times. */
  private static final double MOST_DEVIATIONS = 6;

  private static long[] fingerprints;

  /** All states, told apart by their bytes. */
  @BeforeAll
  static void explore() {
    Model model = Configurations.task("Smallest").model();
    Set<ByteBuffer> seen = new HashSet<>();
    long[] found = new long[1 << 18];
    State s = model.state();
    int[] steps = new int[model.mostSteps()];
    ByteBuffer[] states = new ByteBuffer[found.length];
    int known = 0;
    for (State initial : model.initialStates()) {
      states[known] = ByteBuffer.wrap(initial.encoded());
      seen.add(states[known++]);
    }
    for (int i = 0; i < known; i++) {
      byte[] state = states[i].array();
      s.copyFrom(state);
      found[i] = s.fingerprint();
      int count = model.candidates(steps);
      for (int j = 0; j < count; j++) {
        if (model.take(steps[j])) {
          ByteBuffer after = ByteBuffer.wrap(s.encoded());
          if (seen.add(after)) {
            states[known++] = after;
          }
          s.copyFrom(state);
        }
      }
    }
    fingerprints = Arrays.copyOf(found, known);
  }

  @Test
  void differentStatesHaveDifferentOnes() {
    long states = Configurations.named("Smallest").pinned().get().states().get().distinct();
    assertEquals(states, fingerprints.length);
    assertEquals(states, Arrays.stream(fingerprints).distinct().count());
  }

  @Test
  void partsOfThemRepeatAsOftenAsRandomOnesDo() {
    int bits = 24;
    double places = 1 << bits;
    double states = fingerprints.length;
    double expected = states - places * -Math.expm1(-states / places);
    for (int shift = 0; shift <= Long.SIZE - bits; shift += 4) {
      int from = shift;
      long different =
          Arrays.stream(fingerprints)
              .map(each -> each << from >>> Long.SIZE - bits)
              .distinct()
              .count();
      assertNear(expected, states - different, Math.sqrt(expected), "repeats, from bit " + from);
    }
  }

  @Test
  void everyBitIsSetInHalfOfThem() {
    double half = fingerprints.length / 2.0;
    IntStream.range(0, Long.SIZE)
        .forEach(
            bit -> {
              long set =
                  Arrays.stream(fingerprints).filter(each -> (each >>> bit & 1) == 1).count();
              assertNear(half, set, Math.sqrt(half / 2), "bit " + bit);
            });
  }

  private static void assertNear(double expected, double found, double deviation, String what) {
    assertTrue(
        Math.abs(found - expected) <= MOST_DEVIATIONS * deviation,
        () -> what + ": " + found + ", not about " + expected);
  }
}

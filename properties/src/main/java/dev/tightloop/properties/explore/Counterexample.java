package dev.tightloop.properties.explore;

import java.util.List;

/**
 * A counterexample: states and the steps between them.
 *
 * @param labels of the steps, as TLC labels the edges
 * @param states encoded, one more than labels
 */
public record Counterexample(List<String> labels, List<byte[]> states) {

  public Counterexample {
    labels = List.copyOf(labels);
    states = List.copyOf(states);
  }
}

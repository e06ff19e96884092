package dev.tightloop.properties.lockstep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A state that was found, with the step that found it. Two are equal if their states are.
 *
 * <p>All of them stay in memory: some hundred bytes for each state.
 */
final class Visited {

  private final byte[] encoded;
  private final int hash;
  private final long fingerprint;
  private final Visited before;
  private final String label;

  /** An initial state. */
  Visited(byte[] encoded, long fingerprint) {
    this(encoded, fingerprint, null, "");
  }

  /** A successor; the fingerprint is that of the specification's state. */
  Visited(byte[] encoded, long fingerprint, Visited before, String label) {
    this.encoded = encoded;
    this.fingerprint = fingerprint;
    this.hash = Arrays.hashCode(encoded);
    this.before = before;
    this.label = label;
  }

  byte[] encoded() {
    return encoded;
  }

  long fingerprint() {
    return fingerprint;
  }

  /** The labels from an initial state to this one. */
  List<String> path() {
    List<String> labels = new ArrayList<>();
    for (Visited at = this; at.before != null; at = at.before) {
      labels.add(at.label);
    }
    Collections.reverse(labels);
    return labels;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Visited visited
        && hash == visited.hash
        && Arrays.equals(encoded, visited.encoded);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}

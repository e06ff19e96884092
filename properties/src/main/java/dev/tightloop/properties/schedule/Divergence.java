package dev.tightloop.properties.schedule;

import java.util.List;

/**
 * Where a schedule does not go as it was recorded.
 *
 * @param choice the number of the choice, from 1; 0 for the initial state, one more than there are
 *     for what comes after the last
 * @param expected what was recorded
 * @param instead what is the case
 * @param enabled the names of the steps that are enabled there
 */
public record Divergence(int choice, String expected, String instead, List<String> enabled) {
  public Divergence {
    enabled = List.copyOf(enabled);
  }
}

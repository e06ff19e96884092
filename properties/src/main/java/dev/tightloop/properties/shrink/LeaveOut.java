package dev.tightloop.properties.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Leaves out of a list what is not needed: the whole of it, halves, quarters, and so on to single
 * elements.
 */
public final class LeaveOut {

  private LeaveOut() {}

  /**
   * Leaves out.
   *
   * @param attempt what has become of a shorter list; empty if it does not do
   * @return the list itself if nothing can be left out
   */
  public static <T> List<T> of(List<T> list, Function<List<T>, Optional<List<T>>> attempt) {
    List<T> kept = list;
    for (int chunk = Math.max(1, kept.size()); chunk >= 1; chunk /= 2) {
      for (int at = 0; at < kept.size(); ) {
        List<T> shorter = new ArrayList<>(kept);
        shorter.subList(at, Math.min(at + chunk, shorter.size())).clear();
        Optional<List<T>> done = attempt.apply(shorter);
        if (done.isPresent()) {
          kept = done.get();
        } else {
          at += chunk;
        }
      }
    }
    return kept;
  }
}

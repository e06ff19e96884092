package dev.tightloop.live;

import dev.tightloop.model.Model;
import dev.tightloop.properties.invariants.StatePredicate;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** All that can still happen from a state on. */
final class Futures {

  private static final int MOST_STATES = 300_000;

  private Futures() {}

  /**
   * Whether no schedule at all, fair or not, leads from a state to one like this. So much can be
   * said of a run that goes on for ever: what has not happened in it will not.
   */
  static boolean never(Model model, byte[] from, StatePredicate like) {
    int[] enabled = new int[model.mostSteps()];
    Set<ByteBuffer> seen = new HashSet<>();
    Deque<byte[]> left = new ArrayDeque<>();
    seen.add(ByteBuffer.wrap(from));
    left.add(from);
    while (!left.isEmpty()) {
      byte[] state = left.remove();
      model.state().copyFrom(state);
      if (like.holds(model.state())) {
        return false;
      }
      int count = model.enabled(enabled);
      for (int i = 0; i < count; i++) {
        model.state().copyFrom(state);
        model.apply(enabled[i]);
        byte[] next = model.state().encoded();
        if (seen.add(ByteBuffer.wrap(next))) {
          left.add(next);
        }
      }
      if (seen.size() > MOST_STATES) {
        throw new IllegalStateException("more than %,d states".formatted(MOST_STATES));
      }
    }
    return true;
  }
}

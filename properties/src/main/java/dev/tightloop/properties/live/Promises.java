package dev.tightloop.properties.live;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.LeadsTo;
import dev.tightloop.properties.invariants.TemporalProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What must happen sooner or later, followed through the states of a run: when it was promised, and
 * when it came.
 */
public final class Promises {

  private final List<Promise> promises = new ArrayList<>();
  private final boolean[] open;
  private final int[] begun;
  private final int[] kept;

  /** What a property says of one goroutine, thread or processor. */
  private record Promise(String name, LeadsTo of) {}

  public Promises(Configuration configuration, List<TemporalProperty> properties) {
    for (TemporalProperty property : properties) {
      for (LeadsTo of : property.instances(configuration)) {
        String name = property.name() + (of.of().isEmpty() ? "" : "(" + of.of() + ")");
        promises.add(new Promise(name, of));
      }
    }
    open = new boolean[promises.size()];
    begun = new int[promises.size()];
    kept = new int[promises.size()];
  }

  /** Another run begins in this state: what the one before owed is forgotten. */
  public void begin(State s) {
    Arrays.fill(open, false);
    see(s);
  }

  /** The run comes to this state. */
  public void see(State s) {
    for (int i = 0; i < open.length; i++) {
      LeadsTo of = promises.get(i).of();
      if (of.q().holds(s)) {
        if (open[i]) {
          kept[i]++;
        }
        open[i] = false;
      } else if (!open[i] && of.p().holds(s)) {
        begun[i]++;
        open[i] = true;
      }
    }
  }

  /** How many promises there are; each may be made and kept many times. */
  public int count() {
    return promises.size();
  }

  /** A promise's property, and of whom it speaks. */
  public String name(int promise) {
    return promises.get(promise).name();
  }

  /** How often it was made. */
  public int begun(int promise) {
    return begun[promise];
  }

  /** How often it was kept. */
  public int kept(int promise) {
    return kept[promise];
  }

  /** How often each was kept, at this moment. */
  public int[] kept() {
    return kept.clone();
  }

  /** Whether each was made and is not kept, at this moment. */
  public boolean[] open() {
    return open.clone();
  }

  /** Whether each that was open then has been kept since. */
  public boolean keptSince(boolean[] openThen, int[] keptThen) {
    for (int i = 0; i < open.length; i++) {
      if (openThen[i] && kept[i] == keptThen[i]) {
        return false;
      }
    }
    return true;
  }

  /** {@code TightloopYields(g1) kept 12 of 13}, of each that was made. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < open.length; i++) {
      if (begun[i] > 0) {
        lines.add("%s kept %,d of %,d".formatted(name(i), kept[i], begun[i]));
      }
    }
    return String.join(", ", lines);
  }
}

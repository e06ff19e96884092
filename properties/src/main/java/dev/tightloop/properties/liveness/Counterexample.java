package dev.tightloop.properties.liveness;

import java.util.List;

/**
 * A fair behaviour that violates a property.
 *
 * @param of which goroutine, thread or processor the property speaks of; empty if of none
 * @param stem the steps from the initial state on, as TLC labels them
 * @param waitsFrom how many of them lead to where P holds, and from where on Q never does
 * @param cycle the steps that then follow again and again; empty if nothing happens any more
 * @param initial which of the initial states it begins in, from 0
 */
public record Counterexample(
    String of, List<String> stem, int waitsFrom, List<String> cycle, int initial) {

  public Counterexample {
    stem = List.copyOf(stem);
    cycle = List.copyOf(cycle);
  }

  /** One step a line, numbered as TLC numbers the states they lead to. */
  public String text() {
    StringBuilder text = new StringBuilder();
    int state = 1;
    text.append(line(state, "initial state" + (initial == 0 ? "" : " " + (initial + 1))));
    if (waitsFrom == 0) {
      text.append(begins());
    }
    for (String step : stem) {
      text.append(line(++state, step));
      if (state - 1 == waitsFrom) {
        text.append(begins());
      }
    }
    int entry = state;
    if (cycle.isEmpty()) {
      return text.append("      and nothing happens any more\n").toString();
    }
    text.append("      and then again and again\n");
    for (String step : cycle) {
      text.append(line(++state, step));
    }
    return text.append("      which is state ").append(entry).append(" again\n").toString();
  }

  private String begins() {
    return "      from here on it waits" + (of.isEmpty() ? "" : ", for " + of) + "\n";
  }

  private static String line(int state, String what) {
    return String.format("%5d %s%n", state, what);
  }
}

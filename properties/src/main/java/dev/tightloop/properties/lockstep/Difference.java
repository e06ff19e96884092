package dev.tightloop.properties.lockstep;

import java.util.List;

/**
 * The first place at which specification and model part.
 *
 * @param headline what it is, in one line
 * @param details one line each: the fields in which successors differ, or the steps that one side
 *     has
 * @param path labels of the steps that lead there from an initial state; a shortest such list
 * @param state the state as TLC prints it; empty if it is not about a state
 */
public record Difference(String headline, List<String> details, List<String> path, String state) {

  private static final String INDENT = "  ";

  public Difference {
    details = List.copyOf(details);
    path = List.copyOf(path);
  }

  /** The whole of it, for readers. */
  public String message() {
    StringBuilder message = new StringBuilder(headline).append('\n');
    details.forEach(detail -> message.append(INDENT).append(detail).append('\n'));
    if (!path.isEmpty()) {
      message.append("after\n");
      path.forEach(label -> message.append(INDENT).append(label).append('\n'));
    }
    if (!state.isEmpty()) {
      message.append("in the state\n");
      state.lines().forEach(line -> message.append(INDENT).append(line).append('\n'));
    }
    return message.toString();
  }

  @Override
  public String toString() {
    return message();
  }
}

package dev.tightloop.ci.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A schedule for people: a line for each step, in the column of its actor. */
public final class ActorTable {

  private static final String GAP = "  ";
  private static final String NUMBER = "%6s";

  /** Details are indented by that much at most. */
  private static final int WIDTH = Table.WIDTH - 8;

  private ActorTable() {}

  /** A step. */
  public record Step(String actor, String label) {}

  /**
   * The lines, from the heads of the columns on. If the columns do not fit side by side, a line has
   * the actor before the step instead, where it changes.
   *
   * @param actors in the order of their columns; who takes no step has none
   * @param first the number of the first step
   */
  public static List<String> lines(List<String> actors, List<Step> steps, int first) {
    List<String> columns =
        actors.stream()
            .filter(actor -> steps.stream().anyMatch(step -> step.actor().equals(actor)))
            .toList();
    List<Integer> widths = columns.stream().map(actor -> width(actor, steps)).toList();
    int width = NUMBER.formatted("").length();
    for (int each : widths) {
      width += GAP.length() + each;
    }
    return width <= WIDTH
        ? sideBySide(columns, widths, steps, first)
        : oneBelowTheOther(columns, steps, first);
  }

  private static int width(String actor, List<Step> steps) {
    int width = actor.length();
    for (Step step : steps) {
      if (step.actor().equals(actor)) {
        width = Math.max(width, step.label().length());
      }
    }
    return width;
  }

  private static List<String> sideBySide(
      List<String> columns, List<Integer> widths, List<Step> steps, int first) {
    List<String> lines = new ArrayList<>();
    StringBuilder heads = new StringBuilder(number(""));
    for (int i = 0; i < columns.size(); i++) {
      heads.append(GAP).append(padded(columns.get(i), widths.get(i)));
    }
    lines.add(heads.toString().stripTrailing());
    for (int i = 0; i < steps.size(); i++) {
      StringBuilder line = new StringBuilder(number(first + i));
      int column = columns.indexOf(steps.get(i).actor());
      for (int before = 0; before < column; before++) {
        line.append(GAP).append(" ".repeat(widths.get(before)));
      }
      lines.add(line.append(GAP).append(steps.get(i).label()).toString());
    }
    return lines;
  }

  private static List<String> oneBelowTheOther(List<String> columns, List<Step> steps, int first) {
    int width = columns.stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    String last = "";
    for (int i = 0; i < steps.size(); i++) {
      String actor = steps.get(i).actor();
      String shown = padded(actor.equals(last) ? "" : actor, width);
      lines.add(number(first + i) + GAP + shown + GAP + steps.get(i).label());
      last = actor;
    }
    return lines;
  }

  private static String number(Object number) {
    return String.format(Locale.ROOT, NUMBER, number);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}

package dev.tightloop.properties.jqwik;

import java.util.List;
import java.util.StringJoiner;

/** An interleaving for people: one line for each step. */
final class StepTable {

  private StepTable() {}

  static String of(Interleaving run) {
    List<TakenStep> steps = run.steps();
    int number = Math.max(1, Integer.toString(steps.size()).length());
    int actor = width("actor", steps.stream().map(TakenStep::actor).toList());
    int label = width("step", steps.stream().map(TakenStep::label).toList());
    String row = "%" + number + "s  %-" + actor + "s  %-" + label + "s  %s";
    StringJoiner lines = new StringJoiner("\n");
    lines.add(row.formatted("#", "actor", "step", "choice"));
    for (int i = 0; i < steps.size(); i++) {
      TakenStep step = steps.get(i);
      String choice = "%d of %d".formatted(step.choice() + 1, step.enabled());
      String note = step.preempts() ? choice + ", preempts " + steps.get(i - 1).actor() : choice;
      lines.add(row.formatted(i + 1, step.actor(), step.label(), note));
    }
    lines.add(
        "from initial state %d; %s"
            .formatted(
                run.choices().initial() + 1,
                run.violates().map("violates %s"::formatted).orElse("violates nothing")));
    return lines.toString();
  }

  private static int width(String title, List<String> texts) {
    return texts.stream().mapToInt(String::length).reduce(title.length(), Math::max);
  }
}

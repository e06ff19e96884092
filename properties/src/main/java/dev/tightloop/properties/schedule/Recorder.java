package dev.tightloop.properties.schedule;

import java.util.ArrayList;
import java.util.List;

/** Goes through steps by their names and notes what a schedule's file has of each. */
public final class Recorder {

  private final Machine machine;
  private final List<Choice> choices = new ArrayList<>();
  private final Chain chain = new Chain();
  private final int[] enabled;
  private String start;

  private Recorder(Machine machine) {
    this.machine = machine;
    enabled = new int[machine.mostSteps()];
  }

  /**
   * Takes steps.
   *
   * @param machine at any place
   * @param initial in which it begins
   * @param steps their names
   * @param more that follow them
   * @throws IllegalArgumentException if one of them is not enabled where it comes
   */
  public static Recorder of(Machine machine, int initial, List<String> steps, List<String> more) {
    Recorder recorder = new Recorder(machine);
    machine.begin(initial);
    machine.violated();
    recorder.chain.begin(machine);
    recorder.start = recorder.chain.text();
    steps.forEach(recorder::take);
    more.forEach(recorder::take);
    return recorder;
  }

  private void take(String step) {
    int count = machine.enabled(enabled);
    for (int i = 0; i < count; i++) {
      if (machine.label(enabled[i]).equals(step)) {
        String actor = machine.actor(machine.actorOf(enabled[i]));
        machine.take(enabled[i]);
        machine.violated();
        chain.stepped(machine);
        choices.add(new Choice(actor, step, count, i, chain.text()));
        return;
      }
    }
    throw new IllegalArgumentException(
        "%s is not enabled after %d steps".formatted(step, choices.size()));
  }

  /** What the hashes are made from. */
  public String identity() {
    return Chain.text(machine.identity());
  }

  /** The hash of the initial state. */
  public String start() {
    return start;
  }

  /** The steps that were taken. */
  public List<Choice> choices() {
    return List.copyOf(choices);
  }
}

package dev.tightloop.properties.fuzz;

import dev.tightloop.properties.schedule.ForwardingMachine;
import java.util.List;
import java.util.Set;

/** The model's machine, which writes down what is done with it. */
final class WatchedMachine extends ForwardingMachine {

  private final ModelMachine watched;
  private final Set<Long> states;
  private final Set<List<Long>> edges;
  private final Set<String> actions;
  private final List<Integer> lengths;

  WatchedMachine(
      ModelMachine watched,
      Set<Long> states,
      Set<List<Long>> edges,
      Set<String> actions,
      List<Integer> lengths) {
    super(watched);
    this.watched = watched;
    this.states = states;
    this.edges = edges;
    this.actions = actions;
    this.lengths = lengths;
  }

  ModelMachine watched() {
    return watched;
  }

  @Override
  public void begin(int initial) {
    watched.begin(initial);
    states.add(watched.fingerprint());
    lengths.add(0);
  }

  @Override
  public void take(int step) {
    long before = watched.abstraction();
    watched.take(step);
    states.add(watched.fingerprint());
    edges.add(List.of(before, watched.abstraction()));
    actions.add(label(step).split("\\(")[0]);
    int last = lengths.size() - 1;
    lengths.set(last, lengths.get(last) + 1);
  }
}

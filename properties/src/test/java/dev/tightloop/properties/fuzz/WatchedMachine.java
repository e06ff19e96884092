package dev.tightloop.properties.fuzz;

import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.schedule.Machine;
import java.util.List;
import java.util.Set;

/** The model's machine, which writes down what is done with it. */
record WatchedMachine(
    ModelMachine watched,
    Set<Long> states,
    Set<List<Long>> edges,
    Set<String> actions,
    List<Integer> lengths)
    implements Machine {

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

  @Override
  public int actors() {
    return watched.actors();
  }

  @Override
  public String actor(int actor) {
    return watched.actor(actor);
  }

  @Override
  public int initialStates() {
    return watched.initialStates();
  }

  @Override
  public int mostSteps() {
    return watched.mostSteps();
  }

  @Override
  public int enabled(int[] steps) {
    return watched.enabled(steps);
  }

  @Override
  public int actorOf(int step) {
    return watched.actorOf(step);
  }

  @Override
  public String label(int step) {
    return watched.label(step);
  }

  @Override
  public String violated() {
    return watched.violated();
  }

  @Override
  public String stuck() {
    return watched.stuck();
  }

  @Override
  public long fingerprint() {
    return watched.fingerprint();
  }

  @Override
  public long abstraction() {
    return watched.abstraction();
  }

  @Override
  public List<Evaluations> evaluations() {
    return watched.evaluations();
  }
}

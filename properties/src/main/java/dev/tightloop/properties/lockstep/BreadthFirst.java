package dev.tightloop.properties.lockstep;

import dev.tightloop.properties.lockstep.Comparison.Both;
import dev.tightloop.properties.lockstep.Comparison.Edge;
import dev.tightloop.properties.lockstep.Comparison.Steps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Visits every state once, those nearest to the initial ones first. Of a state that has been left
 * only its fingerprint stays.
 */
final class BreadthFirst implements Walk {

  private static final int BATCH = 512;

  private final Workers<Comparison> workers;
  private final long mostStates;
  private final Consumer<LockstepProgress> progress;
  private final Tally tally = new Tally();
  private final Visited visited = new Visited();
  private final Queue<Both> waiting = new ArrayDeque<>();
  private final Heap heap = new Heap();

  BreadthFirst(Workers<Comparison> workers, long mostStates, Consumer<LockstepProgress> progress) {
    this.workers = workers;
    this.mostStates = mostStates;
    this.progress = progress;
  }

  @Override
  public void walk() {
    for (Both initial : workers.first().initialStates()) {
      wait(initial, visited.add(initial.fingerprint()));
    }
    while (!isOver()) {
      List<Both> batch = new ArrayList<>(BATCH);
      while (batch.size() < BATCH && !waiting.isEmpty()) {
        batch.add(waiting.remove());
      }
      List<Steps> steps = workers.map(batch, Comparison::steps);
      for (int i = 0; i < batch.size(); i++) {
        if (visited.size() >= mostStates) {
          waiting.addAll(batch.subList(i, batch.size()));
          break;
        }
        add(batch.get(i), steps.get(i));
      }
      progress.accept(new LockstepProgress(visited.size(), tally.edges(), waiting.size()));
    }
  }

  private boolean isOver() {
    return waiting.isEmpty() || visited.size() >= mostStates || heap.isNearlyFull();
  }

  private void add(Both from, Steps steps) {
    List<String> difference = steps.difference();
    if (!difference.isEmpty()) {
      throw new Parting(
          new Difference(
              difference.get(0),
              difference.subList(1, difference.size()),
              visited.path(from.number(), workers.first()::label),
              from.spec().toString()));
    }
    tally.add(steps);
    for (Edge edge : steps.edges()) {
      Both to = edge.to();
      wait(to, visited.add(to.fingerprint(), from.number(), edge.step()));
    }
  }

  private void wait(Both state, int number) {
    if (number >= 0) {
      waiting.add(state.numbered(number));
    }
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public long states() {
    return visited.size();
  }

  @Override
  public boolean isComplete() {
    return waiting.isEmpty();
  }
}

package dev.tightloop.properties.jqwik;

import dev.tightloop.properties.schedule.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays one schedule on a machine, to what it violates or until the chooser has enough. */
final class Play {

  /** Chooses no more. */
  static final int ENOUGH = -1;

  private static final int NOBODY = -1;

  /** Chooses the steps. */
  @FunctionalInterface
  interface Chooser {

    /**
     * Chooses one of the steps that are enabled.
     *
     * @param count how many there are, at least one
     * @return an index, or {@link #ENOUGH}
     */
    int choose(int[] enabled, int count);
  }

  private final Machine machine;
  private final List<Integer> numbers = new ArrayList<>();
  private final List<Integer> ids = new ArrayList<>();
  private final List<TakenStep> steps = new ArrayList<>();
  private int last = NOBODY;

  private Play(Machine machine) {
    this.machine = machine;
  }

  /** Plays from this initial state, modulo how many there are. */
  static Played of(Machine machine, int initial, Chooser chooser) {
    int first = initial % machine.initialStates();
    Play play = new Play(machine);
    machine.begin(first);
    Optional<String> violates = Optional.ofNullable(play.run(chooser));
    return new Played(
        new Choices(first, play.numbers), play.ids, play.steps, violates, machine.evaluations());
  }

  private String run(Chooser chooser) {
    try {
      int[] enabled = new int[machine.mostSteps()];
      String violated = machine.violated();
      while (violated == null) {
        int count = machine.enabled(enabled);
        if (count == 0) {
          return machine.stuck();
        }
        int chosen = chooser.choose(enabled, count);
        if (chosen == ENOUGH) {
          return null;
        }
        note(enabled, count, chosen);
        machine.take(enabled[chosen]);
        violated = machine.violated();
      }
      return violated;
    } catch (RuntimeException e) {
      String unevaluable = machine.unevaluable(e);
      if (unevaluable == null) {
        throw e;
      }
      return unevaluable;
    }
  }

  private void note(int[] enabled, int count, int chosen) {
    int id = enabled[chosen];
    int actor = machine.actorOf(id);
    boolean preempts = false;
    for (int i = 0; i < count; i++) {
      preempts |= actor != last && machine.actorOf(enabled[i]) == last;
    }
    numbers.add(chosen);
    ids.add(id);
    steps.add(new TakenStep(machine.actor(actor), machine.label(id), chosen, count, preempts));
    last = actor;
  }
}

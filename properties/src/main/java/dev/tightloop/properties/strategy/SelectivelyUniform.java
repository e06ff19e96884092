package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;

/**
 * SURW: the order of a few interesting steps is uniformly random, whatever else happens between
 * them. Which steps are interesting is drawn for each schedule: one of all, and those that race
 * with it ({@link Machine#races}), which touch what it touches. The actor that takes the next
 * interesting step is drawn in advance, as likely as it has interesting steps left; another one
 * that comes to such a step waits. All other steps are a random walk over the actors.
 *
 * <p>Huan Zhao, Dylan Wolff, Umang Mathur, Abhik Roychoudhury: "Selectively Uniform Concurrency
 * Testing", ASPLOS 2025, Algorithm 2; {@link RemainingEvents} is its Algorithm 1.
 *
 * <p>Guarantee: if actors do not block each other and the numbers of events are right, each order
 * of the interesting steps is as likely as any other; any schedule is possible.
 *
 * <p>Deviations: the numbers come from walks of its own ({@link Profile}). Since actors here loop
 * for ever and wait for each other, the actor in front may never come to an interesting step:
 * another is drawn when nothing else is enabled, and with a chance of one in {@value #PATIENCE} at
 * each step. An actor of which the walks know no interesting step counts as having one left when it
 * has come to it.
 */
public final class SelectivelyUniform implements Strategy {

  private static final int NOBODY = -1;

  private static final int PATIENCE = 64;

  private final Machine machine;
  private final Profile profile;
  private final ByActor byActor;
  private final boolean[] interesting;

  /** By actor, how many interesting steps it still has. */
  private final int[] left;

  /** The enabled steps that need not wait. */
  private final int[] free;

  /** Their places among the enabled ones. */
  private final int[] places;

  private int next;
  private SplitMix64 random;

  public SelectivelyUniform(Machine machine) {
    this.machine = machine;
    profile = new Profile(machine);
    byActor = new ByActor(machine);
    interesting = new boolean[profile.steps().size()];
    left = new int[machine.actors()];
    free = new int[machine.mostSteps()];
    places = new int[machine.mostSteps()];
  }

  @Override
  public void begin(SplitMix64 ofSchedule, long number, int length) {
    random = ofSchedule;
    next = NOBODY;
    StepIndex steps = profile.steps();
    if (steps.size() > 0) {
      int drawn = steps.step(random.below(steps.size()));
      for (int i = 0; i < interesting.length; i++) {
        int step = steps.step(i);
        interesting[i] = step == drawn || races(drawn, step);
      }
      profile.events(interesting, length, left);
    }
  }

  private boolean races(int drawn, int step) {
    return machine.actorOf(step) != machine.actorOf(drawn) && machine.races(drawn, step);
  }

  @Override
  public int choose(int[] enabled, int count) {
    if (next == NOBODY || random.below(PATIENCE) == 0) {
      byActor.of(enabled, count);
      next = byActor.actor(byActor.weighed(left, 0, random));
    }
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (machine.actorOf(enabled[i]) == next || !isInteresting(enabled[i])) {
        free[size] = enabled[i];
        places[size++] = i;
      }
    }
    if (size == 0) {
      byActor.of(enabled, count);
      return taken(enabled, byActor.anyStep(byActor.weighed(left, 1, random), random));
    }
    byActor.of(free, size);
    return taken(enabled, places[byActor.anyStep(random.below(byActor.size()), random)]);
  }

  private boolean isInteresting(int step) {
    int index = profile.steps().of(step);
    return index >= 0 && interesting[index];
  }

  private int taken(int[] enabled, int chosen) {
    if (isInteresting(enabled[chosen])) {
      int actor = machine.actorOf(enabled[chosen]);
      left[actor] = Math.max(0, left[actor] - 1);
      next = NOBODY;
    }
    return chosen;
  }
}

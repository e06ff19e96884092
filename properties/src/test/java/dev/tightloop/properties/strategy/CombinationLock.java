package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;

/** Opens if the actors turn it in the one right order; after a wrong turn it is stuck for ever. */
final class CombinationLock implements Machine {

  private static final int[] COMBINATION = {2, 0, 1, 1, 0, 2, 1, 0, 0, 2, 1, 2};
  private static final int STUCK = -1;

  private int turned;

  @Override
  public int actors() {
    return 3;
  }

  @Override
  public String actor(int actor) {
    return "actor" + actor;
  }

  @Override
  public int initialStates() {
    return 1;
  }

  @Override
  public void begin(int initial) {
    turned = 0;
  }

  @Override
  public int mostSteps() {
    return actors();
  }

  @Override
  public int enabled(int[] steps) {
    for (int actor = 0; actor < actors(); actor++) {
      steps[actor] = actor;
    }
    return actors();
  }

  @Override
  public int actorOf(int step) {
    return step;
  }

  @Override
  public String label(int step) {
    return "turn(" + step + ")";
  }

  @Override
  public void take(int step) {
    boolean right = turned != STUCK && turned < COMBINATION.length && COMBINATION[turned] == step;
    turned = right ? turned + 1 : STUCK;
  }

  @Override
  public String violated() {
    return turned == COMBINATION.length ? "Closed" : null;
  }

  @Override
  public long fingerprint() {
    return SplitMix64.mix(turned + 2L);
  }
}

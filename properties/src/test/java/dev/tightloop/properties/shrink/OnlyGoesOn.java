package dev.tightloop.properties.shrink;

import dev.tightloop.properties.schedule.Machine;

/** Another machine, but without what a machine need not have. */
record OnlyGoesOn(Machine machine) implements Machine {

  @Override
  public int actors() {
    return machine.actors();
  }

  @Override
  public String actor(int actor) {
    return machine.actor(actor);
  }

  @Override
  public int initialStates() {
    return machine.initialStates();
  }

  @Override
  public void begin(int initial) {
    machine.begin(initial);
  }

  @Override
  public int mostSteps() {
    return machine.mostSteps();
  }

  @Override
  public int enabled(int[] steps) {
    return machine.enabled(steps);
  }

  @Override
  public int actorOf(int step) {
    return machine.actorOf(step);
  }

  @Override
  public String label(int step) {
    return machine.label(step);
  }

  @Override
  public void take(int step) {
    machine.take(step);
  }

  @Override
  public String violated() {
    return machine.violated();
  }

  @Override
  public String stuck() {
    return machine.stuck();
  }

  @Override
  public String unevaluable(RuntimeException thrown) {
    return machine.unevaluable(thrown);
  }

  @Override
  public long fingerprint() {
    return machine.fingerprint();
  }
}

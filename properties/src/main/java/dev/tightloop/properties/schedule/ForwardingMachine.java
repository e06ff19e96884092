package dev.tightloop.properties.schedule;

import dev.tightloop.properties.invariants.Evaluations;
import java.util.List;

/**
 * A machine that hands everything on to another one; a subclass changes some of it. It can only go
 * on, unless the subclass says how it comes back to a state.
 */
public abstract class ForwardingMachine implements Machine {

  private final Machine machine;

  protected ForwardingMachine(Machine machine) {
    this.machine = machine;
  }

  @Override
  public final int actors() {
    return machine.actors();
  }

  @Override
  public final String actor(int actor) {
    return machine.actor(actor);
  }

  @Override
  public final int initialStates() {
    return machine.initialStates();
  }

  @Override
  public void begin(int initial) {
    machine.begin(initial);
  }

  @Override
  public final int mostSteps() {
    return machine.mostSteps();
  }

  @Override
  public final int enabled(int[] steps) {
    return machine.enabled(steps);
  }

  @Override
  public final int actorOf(int step) {
    return machine.actorOf(step);
  }

  @Override
  public final String label(int step) {
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
  public final String stuck() {
    return machine.stuck();
  }

  @Override
  public final String unevaluable(RuntimeException thrown) {
    return machine.unevaluable(thrown);
  }

  @Override
  public final boolean races(int taken, int waiting) {
    return machine.races(taken, waiting);
  }

  @Override
  public long fingerprint() {
    return machine.fingerprint();
  }

  @Override
  public long identity() {
    return machine.identity();
  }

  @Override
  public long abstraction() {
    return machine.abstraction();
  }

  @Override
  public final List<Evaluations> evaluations() {
    return machine.evaluations();
  }
}

package dev.tightloop.properties.shrink;

import dev.tightloop.properties.schedule.Machine;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A machine that can only go on, as one that can go to a state again: it takes the steps to there
 * once more. That is an effort.
 */
final class Rewinding implements Machine {

  private final Machine machine;
  private Effort effort = new Effort(Long.MAX_VALUE);
  private int initial;
  private int[] steps = new int[1 << 6];
  private int length;

  Rewinding(Machine machine) {
    this.machine = machine;
  }

  /** Whose effort it is from now on. */
  void charge(Effort to) {
    effort = to;
  }

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
  public void begin(int number) {
    initial = number;
    length = 0;
    machine.begin(number);
  }

  @Override
  public int mostSteps() {
    return machine.mostSteps();
  }

  @Override
  public int enabled(int[] into) {
    return machine.enabled(into);
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
    if (length == steps.length) {
      steps = Arrays.copyOf(steps, 2 * length);
    }
    steps[length++] = step;
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
  public byte[] encoded() {
    ByteBuffer way = ByteBuffer.allocate((length + 1) * Integer.BYTES).putInt(initial);
    for (int i = 0; i < length; i++) {
      way.putInt(steps[i]);
    }
    return way.array();
  }

  @Override
  public void restore(byte[] encoded) {
    ByteBuffer way = ByteBuffer.wrap(encoded);
    begin(way.getInt());
    machine.violated();
    while (way.hasRemaining()) {
      effort.spend();
      take(way.getInt());
      machine.violated();
    }
  }

  @Override
  public long fingerprint() {
    return machine.fingerprint();
  }
}

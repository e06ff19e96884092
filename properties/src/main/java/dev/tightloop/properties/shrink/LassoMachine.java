package dev.tightloop.properties.shrink;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.fuzz.ModelMachine;
import dev.tightloop.properties.invariants.LeadsTo;
import dev.tightloop.properties.liveness.RoundTrip;
import dev.tightloop.properties.schedule.ForwardingMachine;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The model, violating a temporal property in the states from which the steps of a cycle can be
 * taken for ever while something is waited for. So a schedule of this machine that violates it is
 * the way to the cycle.
 */
final class LassoMachine extends ForwardingMachine {

  private static final int NONE = -1;

  private final ModelMachine machine;
  private final String property;
  private final RoundTrip roundTrip;
  private final List<Integer> cycle;
  private long waits;
  private int first;

  /**
   * A machine.
   *
   * @param instances of the property
   * @param cycle its steps, of which any may come first; empty if nothing happens any more
   */
  LassoMachine(
      ModelMachine machine, String property, List<LeadsTo> instances, List<Integer> cycle) {
    super(machine);
    this.machine = machine;
    this.property = property;
    this.cycle = cycle;
    roundTrip = new RoundTrip(machine.model(), instances);
  }

  @Override
  public void begin(int initial) {
    machine.begin(initial);
    waits = 0;
    look();
  }

  @Override
  public void take(int step) {
    machine.take(step);
    look();
  }

  private void look() {
    waits = roundTrip.stillWaiting(waits) | roundTrip.begins();
  }

  @Override
  public String violated() {
    String violated = machine.violated();
    if (violated != null || waits == 0) {
      return violated;
    }
    first = NONE;
    for (int i = 0; i < Math.max(1, cycle.size()) && first == NONE; i++) {
      if (roundTrip.inVain(waits, cycle, i) != 0) {
        first = i;
      }
    }
    return first == NONE || isDeadlock() ? null : property;
  }

  private boolean isDeadlock() {
    return cycle.isEmpty()
        && machine.stuck() != null
        && machine.enabled(new int[machine.mostSteps()]) == 0;
  }

  /** The cycle from where a schedule of this machine ends that violates the property. */
  List<Integer> cycleAfter(FailingSchedule schedule) {
    begin(schedule.initial());
    schedule.steps().forEach(this::take);
    violated();
    List<Integer> from = new ArrayList<>(cycle);
    Collections.rotate(from, -first);
    return from;
  }

  @Override
  public byte[] encoded() {
    byte[] state = machine.encoded();
    return ByteBuffer.allocate(state.length + Long.BYTES).put(state).putLong(waits).array();
  }

  @Override
  public void restore(byte[] encoded) {
    int size = encoded.length - Long.BYTES;
    machine.restore(Arrays.copyOf(encoded, size));
    waits = ByteBuffer.wrap(encoded).getLong(size);
  }

  @Override
  public long fingerprint() {
    return machine.fingerprint() ^ SplitMix64.mix(waits);
  }
}

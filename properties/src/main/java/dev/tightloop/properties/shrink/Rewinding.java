package dev.tightloop.properties.shrink;

import dev.tightloop.properties.schedule.ForwardingMachine;
import dev.tightloop.properties.schedule.Machine;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A machine that can only go on, as one that can go to a state again: it takes the steps to there
 * once more. That is an effort.
 */
final class Rewinding extends ForwardingMachine {

  private Effort effort = new Effort(Long.MAX_VALUE);
  private int initial;
  private int[] steps = new int[1 << 6];
  private int length;

  Rewinding(Machine machine) {
    super(machine);
  }

  /** Whose effort it is from now on. */
  void charge(Effort to) {
    effort = to;
  }

  @Override
  public void begin(int number) {
    initial = number;
    length = 0;
    super.begin(number);
  }

  @Override
  public void take(int step) {
    if (length == steps.length) {
      steps = Arrays.copyOf(steps, 2 * length);
    }
    steps[length++] = step;
    super.take(step);
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
    violated();
    while (way.hasRemaining()) {
      effort.spend();
      take(way.getInt());
      violated();
    }
  }
}

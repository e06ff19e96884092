package dev.tightloop.properties.strategy;

import dev.tightloop.properties.schedule.Machine;
import java.nio.ByteBuffer;

/** An actor that loops, looking twice a round, until another has taken so many steps. */
final class Spinner implements Machine {

  private final int awaited;
  private int looked;
  private int taken;
  private boolean seen;

  Spinner(int awaited) {
    this.awaited = awaited;
  }

  @Override
  public int actors() {
    return 2;
  }

  @Override
  public String actor(int actor) {
    return actor == 0 ? "looks" : "works";
  }

  @Override
  public int initialStates() {
    return 1;
  }

  @Override
  public void begin(int initial) {
    looked = 0;
    taken = 0;
    seen = false;
  }

  @Override
  public int mostSteps() {
    return 2;
  }

  @Override
  public int enabled(int[] steps) {
    int count = 0;
    if (!seen) {
      steps[count++] = 0;
    }
    if (taken < awaited) {
      steps[count++] = 1;
    }
    return count;
  }

  @Override
  public int actorOf(int step) {
    return step;
  }

  @Override
  public String label(int step) {
    return actor(step);
  }

  @Override
  public void take(int step) {
    if (step == 1) {
      taken++;
    } else {
      looked = 1 - looked;
      seen = taken == awaited;
    }
  }

  @Override
  public String violated() {
    return null;
  }

  @Override
  public long fingerprint() {
    return taken * 4L + looked * 2L + (seen ? 1 : 0) + 1;
  }

  @Override
  public byte[] encoded() {
    return ByteBuffer.allocate(12).putInt(looked).putInt(taken).putInt(seen ? 1 : 0).array();
  }

  @Override
  public void restore(byte[] encoded) {
    ByteBuffer from = ByteBuffer.wrap(encoded);
    looked = from.getInt();
    taken = from.getInt();
    seen = from.getInt() == 1;
  }
}

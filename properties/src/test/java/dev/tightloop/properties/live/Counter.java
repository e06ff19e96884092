package dev.tightloop.properties.live;

import dev.tightloop.properties.schedule.Machine;

/** Some actors count together, up to a number; who has come to the end waits. Not the model. */
class Counter implements Machine {

  private final int actors;
  private final int end;
  private int value;

  Counter(int actors, int end) {
    this.actors = actors;
    this.end = end;
  }

  @Override
  public int actors() {
    return actors;
  }

  @Override
  public String actor(int actor) {
    return "counts" + actor;
  }

  @Override
  public int initialStates() {
    return 1;
  }

  @Override
  public void begin(int initial) {
    value = 0;
  }

  @Override
  public int mostSteps() {
    return actors;
  }

  @Override
  public int enabled(int[] steps) {
    int count = value < end ? actors : 0;
    for (int i = 0; i < count; i++) {
      steps[i] = i;
    }
    return count;
  }

  @Override
  public int actorOf(int step) {
    return step;
  }

  @Override
  public String label(int step) {
    return "count(" + step + ")";
  }

  @Override
  public void take(int step) {
    value++;
  }

  @Override
  public String violated() {
    return null;
  }

  @Override
  public byte[] encoded() {
    return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
  }

  @Override
  public void restore(byte[] encoded) {
    value = encoded[0] & 0xff | (encoded[1] & 0xff) << 8 | (encoded[2] & 0xff) << 16;
  }

  @Override
  public long fingerprint() {
    return value;
  }
}

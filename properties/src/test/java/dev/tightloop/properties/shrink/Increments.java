package dev.tightloop.properties.shrink;

import dev.tightloop.properties.schedule.Machine;
import java.util.Arrays;

/**
 * Threads that each add 1 to a shared number by loading and storing it, or idle, as often as they
 * like before that. Violated are: "lost", when all are done and the number is too small; "low",
 * when thread 0 stores less than the number was. Steps are thread * 3 + (idle, load or store).
 */
final class Increments implements Machine {

  private static final int IDLE = 0;
  private static final int LOAD = 1;
  private static final int STORE = 2;
  private static final int NOT_YET = -1;
  private static final int DONE = -2;

  /** Of each thread what it has loaded, then the number, then how often someone was idle, mod 2. */
  private final byte[] state;

  private final int threads;
  private boolean low;

  Increments(int threads) {
    this.threads = threads;
    state = new byte[threads + 2];
  }

  @Override
  public int actors() {
    return threads;
  }

  @Override
  public String actor(int actor) {
    return "t" + actor;
  }

  @Override
  public int initialStates() {
    return 1;
  }

  @Override
  public void begin(int initial) {
    Arrays.fill(state, 0, threads, (byte) NOT_YET);
    Arrays.fill(state, threads, state.length, (byte) 0);
    low = false;
  }

  @Override
  public int mostSteps() {
    return 2 * threads;
  }

  @Override
  public int enabled(int[] steps) {
    int count = 0;
    for (int thread = 0; thread < threads; thread++) {
      if (state[thread] == NOT_YET) {
        steps[count++] = step(thread, IDLE);
        steps[count++] = step(thread, LOAD);
      } else if (state[thread] != DONE) {
        steps[count++] = step(thread, STORE);
      }
    }
    return count;
  }

  private static int step(int thread, int what) {
    return 3 * thread + what;
  }

  @Override
  public int actorOf(int step) {
    return step / 3;
  }

  @Override
  public String label(int step) {
    return new String[] {"idle", "load", "store"}[step % 3] + "(" + actor(step / 3) + ")";
  }

  @Override
  public void take(int step) {
    int thread = actorOf(step);
    low = false;
    switch (step % 3) {
      case IDLE -> state[threads + 1] ^= 1;
      case LOAD -> state[thread] = state[threads];
      default -> {
        low = thread == 0 && state[thread] + 1 < state[threads];
        state[threads] = (byte) (state[thread] + 1);
        state[thread] = DONE;
      }
    }
  }

  @Override
  public String violated() {
    return low ? "low" : null;
  }

  @Override
  public String stuck() {
    return state[threads] < threads ? "lost" : null;
  }

  @Override
  public byte[] encoded() {
    return state.clone();
  }

  @Override
  public void restore(byte[] encoded) {
    System.arraycopy(encoded, 0, state, 0, state.length);
    low = false;
  }

  @Override
  public long fingerprint() {
    long hash = 0;
    for (byte cell : state) {
      hash = 31 * hash + cell;
    }
    return hash;
  }
}

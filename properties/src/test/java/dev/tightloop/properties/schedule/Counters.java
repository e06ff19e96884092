package dev.tightloop.properties.schedule;

/** Two actors that count up to two each, and what can go wrong on the way. */
final class Counters implements Machine {

  static final String TOO_MANY = "TooMany";
  static final String STUCK = "Stuck";

  private static final int MOST = 2;

  private final int allowed;
  private final boolean mayStop;
  private final int throwsAt;
  private int first;
  private int second;

  /**
   * @param allowed the largest sum that violates nothing
   * @param mayStop whether a schedule may end where nobody counts
   * @param throwsAt the sum from which no step can be evaluated
   */
  Counters(int allowed, boolean mayStop, int throwsAt) {
    this.allowed = allowed;
    this.mayStop = mayStop;
    this.throwsAt = throwsAt;
  }

  @Override
  public int actors() {
    return 2;
  }

  @Override
  public String actor(int actor) {
    return actor == 0 ? "first" : "second";
  }

  @Override
  public int initialStates() {
    return 2;
  }

  @Override
  public void begin(int initial) {
    first = initial;
    second = 0;
  }

  @Override
  public int mostSteps() {
    return 2;
  }

  @Override
  public int enabled(int[] steps) {
    int count = 0;
    if (first < MOST) {
      steps[count++] = 0;
    }
    if (second < MOST) {
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
    return step == 0 ? "up(first)" : "up(second)";
  }

  @Override
  public void take(int step) {
    if (first + second >= throwsAt) {
      throw new ArithmeticException("too far");
    }
    if (step == 0) {
      first++;
    } else {
      second++;
    }
  }

  @Override
  public String violated() {
    return first + second > allowed ? TOO_MANY : null;
  }

  @Override
  public String stuck() {
    return mayStop ? null : STUCK;
  }

  @Override
  public String unevaluable(RuntimeException thrown) {
    return thrown instanceof ArithmeticException ? thrown.getMessage() : null;
  }

  @Override
  public byte[] encoded() {
    return new byte[] {(byte) first, (byte) second};
  }

  @Override
  public void restore(byte[] encoded) {
    first = encoded[0];
    second = encoded[1];
  }

  @Override
  public long fingerprint() {
    return first * 10L + second;
  }

  @Override
  public long identity() {
    return 1;
  }
}

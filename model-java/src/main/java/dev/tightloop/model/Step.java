package dev.tightloop.model;

/**
 * A step is an action with its parameters, packed into an int so that lists of steps are int
 * arrays: the action's ordinal, then two parameters of a byte each.
 */
public final class Step {

  /** The name of sysmon's thread. */
  public static final String SYSMON = "sysmon";

  private Step() {}

  public static int of(Action action, int a, int b) {
    return action.ordinal() << 16 | a << 8 | b;
  }

  public static Action action(int step) {
    return Action.of(step >>> 16);
  }

  /** The first parameter, 0 if there is none. */
  public static int a(int step) {
    return step >>> 8 & 0xff;
  }

  /** The second parameter, 0 if there is none. */
  public static int b(int step) {
    return step & 0xff;
  }

  /** The thread that takes the step. */
  public static int thread(int step, Configuration constants) {
    return switch (action(step).parameters()) {
      case NONE, P -> constants.sysmon();
      default -> a(step);
    };
  }

  /** The step as TLC labels the edge: {@code startm_newm(m2,m3)}. */
  public static String label(int step, Configuration constants) {
    Action action = action(step);
    int a = a(step);
    int b = b(step);
    return switch (action.parameters()) {
      case NONE -> action.name();
      case P -> label(action, constants.processor(a));
      case THREAD -> label(action, constants.thread(a));
      case THREAD_M -> label(action, constants.thread(a), constants.thread(b));
      case THREAD_G -> label(action, constants.thread(a), constants.goroutine(b));
      case THREAD_P -> label(action, constants.thread(a), constants.processor(b));
      case THREAD_BOOLEAN -> label(action, constants.thread(a), b == 0 ? "FALSE" : "TRUE");
    };
  }

  private static String label(Action action, String... parameters) {
    return action.name() + "(" + String.join(",", parameters) + ")";
  }
}

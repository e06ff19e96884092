package dev.tightloop.model;

/**
 * A step is an action with its parameters, packed into an int so that lists of steps are int
 * arrays: the action's ordinal, then two parameters of a byte each.
 */
public final class Step {

  /** The actor of the steps that no M takes. */
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

  /** The step as TLC labels the edge: {@code startm_newm(m2,m3)}. */
  public static String label(int step) {
    Action action = action(step);
    return switch (action.parameters()) {
      case NONE -> action.name();
      case SYSMON -> action.name() + "(" + SYSMON + ")";
      case P -> action.name() + "(p" + (a(step) + 1) + ")";
      case M -> action.name() + "(m" + (a(step) + 1) + ")";
      case M_M -> action.name() + "(m" + (a(step) + 1) + ",m" + (b(step) + 1) + ")";
    };
  }

  /** Who moves: sysmon, or a thread's name. */
  public static String actor(int step) {
    return switch (action(step).parameters()) {
      case NONE, SYSMON, P -> SYSMON;
      case M, M_M -> "m" + (a(step) + 1);
    };
  }
}

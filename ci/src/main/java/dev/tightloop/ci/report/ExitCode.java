package dev.tightloop.ci.report;

/** How the command ends. */
public enum ExitCode {
  /** Nothing is violated. */
  OK(0),
  /** Something is violated, or a violation that must be found was not. */
  VIOLATION(1),
  /** The command was called wrongly. */
  USAGE(2),
  /** Not all that was asked for could be done. */
  INCONCLUSIVE(3),
  /** A schedule does not go as it was recorded. */
  DIVERGED(4),
  /** A bug of Tightloop itself. */
  INTERNAL_ERROR(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number that the shell sees. */
  public int number() {
    return number;
  }
}

package dev.tightloop.ci;

/** The command was called wrongly; the message says how, in one line. */
final class UsageError extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageError(String message) {
    super(message);
  }
}

package dev.tightloop.spec;

/** TLC cannot read or evaluate the specification; the message is TLC's own, on one line. */
public final class SpecFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  public SpecFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.tightloop.properties.binary;

/** A binary that cannot be checked; the message is one line that says why and what to do. */
public final class UnusableBinary extends RuntimeException {
  public UnusableBinary(String message) {
    super(message);
  }
}

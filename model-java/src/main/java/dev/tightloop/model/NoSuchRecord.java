package dev.tightloop.model;

/**
 * An action reads a record that does not exist, as {@code m[Nil]}: the specification has no value
 * there, and TLC ends with an error.
 */
public final class NoSuchRecord extends RuntimeException {

  private static final long serialVersionUID = 1;

  NoSuchRecord(int record) {
    super("there is no record " + record, null, false, false);
  }
}

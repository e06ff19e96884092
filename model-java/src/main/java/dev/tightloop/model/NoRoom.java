package dev.tightloop.model;

/**
 * A step would make a sequence longer than any in a state of the right type, so that the model has
 * no such state. Only seeded faults come here.
 */
public final class NoRoom extends IllegalStateException {

  private static final long serialVersionUID = 1;

  NoRoom(String message) {
    super(message);
  }
}

package dev.tightloop.properties.invariants;

import dev.tightloop.model.guest.GuestViolation;
import java.util.Optional;

/** A property of the catalogue that only the register level can see. */
abstract class RegisterProperty {

  private long mattered;

  /** How often there was something that it says something about. */
  final long mattered() {
    return mattered;
  }

  final void matters() {
    mattered++;
  }

  final Optional<GuestViolation> violated(String format, Object... arguments) {
    return Optional.of(
        new GuestViolation(getClass().getSimpleName(), String.format(format, arguments)));
  }
}

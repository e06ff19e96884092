package dev.tightloop.properties.invariants;

import dev.tightloop.model.guest.GuestViolation;
import java.util.Optional;

/** A claim that is checked by looking at a guest. */
abstract class RegisterProperty extends RegisterClaim {

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

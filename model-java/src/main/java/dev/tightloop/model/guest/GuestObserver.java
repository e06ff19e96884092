package dev.tightloop.model.guest;

import java.util.Optional;

/**
 * Looks at a guest at moments about which a property says something. It may read all of the guest,
 * and write where the garbage collector may.
 */
public interface GuestObserver {

  /** The goroutine is about to execute an instruction of its own program. */
  default Optional<GuestViolation> instruction(Guest guest, int gp, int mp) {
    return Optional.empty();
  }

  /** The goroutine, preempted asynchronously, has left its thread: mcall in asyncPreempt2. */
  default Optional<GuestViolation> descheduled(Guest guest, int gp) {
    return Optional.empty();
  }
}

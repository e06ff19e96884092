package dev.tightloop.properties.invariants;

import dev.tightloop.model.guest.Guest;
import dev.tightloop.model.guest.GuestObserver;
import dev.tightloop.model.guest.GuestViolation;
import java.util.Optional;

/** {@link StackUnwindable} of a program that Go's own compiler has made, by its own tables. */
public final class GoStackUnwinding implements GuestObserver {

  private final StackUnwindable unwindable = new StackUnwindable();
  private final int depth;
  private final long bottom;
  private long unwound;

  /**
   * The property of a guest's goroutine.
   *
   * @param depth how far the stack pointer is below the pushed PC when asyncPreempt2 is called
   * @param bottom where the outermost function's return address lies
   */
  public GoStackUnwinding(int depth, long bottom) {
    this.depth = depth;
    this.bottom = bottom;
  }

  @Override
  public Optional<GuestViolation> descheduled(Guest guest, int gp) {
    unwound++;
    return unwindable.check(gp, Unwinding.of(guest, gp, depth, bottom));
  }

  /** How many stacks have been unwound. */
  public long unwound() {
    return unwound;
  }
}

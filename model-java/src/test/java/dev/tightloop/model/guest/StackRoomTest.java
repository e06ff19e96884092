package dev.tightloop.model.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A call is injected only where the stack has room for it. */
class StackRoomTest {

  private static final byte[] EMPTY_LOOP = {(byte) 0xeb, (byte) 0xfe};

  @Test
  void oneByteTooLittleIsTooLittle() {
    OneGoroutine tight = at(GuestStacks.ASYNC_PREEMPT_STACK - 1);
    tight.signal();
    assertEquals(0, tight.guest.preemptions());
  }

  @Test
  void exactlyEnoughIsEnough() {
    OneGoroutine tight = at(GuestStacks.ASYNC_PREEMPT_STACK);
    tight.signal();
    assertEquals(1, tight.guest.preemptions());
  }

  private static OneGoroutine at(long room) {
    return new OneGoroutine(EMPTY_LOOP, GuestStacks.goroutine(0) + room);
  }
}

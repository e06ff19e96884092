package dev.tightloop.properties.invariants;

import dev.tightloop.model.guest.Guest;
import dev.tightloop.model.guest.ProgramTables;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The frames of a goroutine that was preempted asynchronously, from the interrupted one outwards,
 * as {@code runtime/traceback.go gentraceback} finds them: by the table of stack depths and the
 * return addresses.
 *
 * @param frames the frames up to the outermost, or up to where the unwinding went wrong
 * @param error what went wrong; empty if nothing did
 */
record Unwinding(List<Frame> frames, String error) {

  private static final int DEEPEST = 100;

  /**
   * A frame.
   *
   * @param pc where it goes on
   * @param sp its lowest address
   * @param returnAddress where the return address lies, behind its highest
   */
  record Frame(long pc, long sp, long returnAddress) {}

  /**
   * Unwinds.
   *
   * @param depth how far the stack pointer is below the pushed PC when asyncPreempt2 is called
   * @param bottom where the outermost function's return address lies
   */
  static Unwinding of(Guest guest, int gp, int depth, long bottom) {
    ProgramTables tables = guest.tables();
    List<Frame> frames = new ArrayList<>();
    long slot = guest.pushedAt(gp);
    if (guest.savedSp(gp) + depth != slot) {
      return new Unwinding(
          frames,
          String.format(
              "the saved stack pointer 0x%x is not %d below the pushed PC",
              guest.savedSp(gp), depth));
    }
    while (frames.size() < DEEPEST) {
      long pc = guest.memory().read64(slot);
      OptionalInt delta = tables.spDelta(pc);
      if (delta.isEmpty()) {
        return new Unwinding(
            frames, String.format("0x%x, read at 0x%x, is in no function", pc, slot));
      }
      long sp = slot + Long.BYTES;
      slot = sp + delta.getAsInt();
      frames.add(new Frame(pc, sp, slot));
      if (slot == bottom) {
        return new Unwinding(frames, "");
      }
      if (slot > bottom) {
        return new Unwinding(
            frames, String.format("0x%x has its return address beyond the stack", pc));
      }
    }
    return new Unwinding(frames, "there is no end of frames");
  }
}

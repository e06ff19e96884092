package dev.tightloop.properties.invariants;

import dev.tightloop.model.guest.Guest;
import dev.tightloop.model.guest.GuestStacks;
import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import dev.tightloop.properties.invariants.Unwinding.Frame;
import dev.tightloop.properties.program.CompiledTables;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

@Catalogued(
    kind = Kind.ALWAYS,
    sentence =
        "From the frame pointer of a goroutine that was preempted asynchronously, a chain leads up the stack through every frame that has one, to its end.",
    why = "A tracer or profiler that follows frame pointers would read a wild address and crash.",
    reliesOn = {"runtime/preempt_amd64.s:6 asyncPreempt", "runtime/traceback.go:33 gentraceback"},
    assumptions = "A frame has its pointer from the end of the prologue to the epilogue.")
final class FramePointersChain extends RegisterProperty {

  Optional<GuestViolation> check(Guest guest, int gp, Unwinding unwinding, CompiledTables tables) {
    long bp = guest.savedBp(gp);
    long own = guest.pushedAt(gp) - Long.BYTES;
    if (bp != own) {
      return violated("g%d: BP is 0x%x in asyncPreempt, whose frame's is 0x%x", gp + 1, bp, own);
    }
    Set<Long> chain = new HashSet<>();
    while (bp != 0) {
      chain.add(bp);
      long next = guest.memory().read64(bp);
      boolean up = next == 0 || next > bp && next < GuestStacks.goroutineTop(gp);
      if (!up) {
        return violated("g%d: the frame pointer at 0x%x leads to 0x%x", gp + 1, bp, next);
      }
      bp = next;
    }
    for (Frame frame : unwinding.frames()) {
      OptionalInt offset = tables.framePointer(frame.pc());
      if (offset.isPresent()) {
        matters();
        long at = frame.sp() + offset.getAsInt();
        if (!chain.contains(at)) {
          return violated(
              "g%d: the frame of 0x%x is not in the chain of frame pointers", gp + 1, frame.pc());
        }
      }
    }
    return Optional.empty();
  }
}

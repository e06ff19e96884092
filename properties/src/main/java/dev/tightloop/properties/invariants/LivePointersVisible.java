package dev.tightloop.properties.invariants;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.model.guest.Guest;
import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import dev.tightloop.properties.invariants.Unwinding.Frame;
import dev.tightloop.properties.program.CompiledTables;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

@Catalogued(
    kind = Kind.ALWAYS,
    sentence =
        "Every pointer that the interrupted function still needs lies in what the conservative scan visits: asyncPreempt's frame and the frame above it.",
    why = "An object whose only pointer nobody sees is freed while it is in use.",
    reliesOn = {
      "runtime/mgcmark.go:918 scanframeworker",
      "runtime/mgcmark.go:1355 scanConservative"
    })
final class LivePointersVisible extends RegisterProperty {

  private final Set<ScannerFault> faults;

  LivePointersVisible() {
    this(Set.of());
  }

  LivePointersVisible(Set<ScannerFault> faults) {
    this.faults = faults;
  }

  Optional<GuestViolation> check(Guest guest, int gp, Unwinding unwinding, CompiledTables tables) {
    Frame parent = unwinding.frames().get(0);
    Optional<Gpr> register = tables.pointerRegister(parent.pc());
    if (register.isPresent()) {
      matters();
      long pointer = guest.interrupted(gp).gpr(register.get());
      if (!visited(guest, gp, parent, pointer)) {
        return violated(
            "g%d: the pointer 0x%x in %s is not scanned", gp + 1, pointer, register.get());
      }
    }
    OptionalInt slot = tables.pointerSlot(parent.pc());
    if (slot.isPresent()) {
      matters();
      long at = parent.sp() + slot.getAsInt();
      long pointer = guest.memory().read64(at);
      if (!visited(guest, gp, parent, pointer)) {
        return violated("g%d: the pointer 0x%x at 0x%x is not scanned", gp + 1, pointer, at);
      }
    }
    return Optional.empty();
  }

  /** Whether the scan comes upon this word. */
  private boolean visited(Guest guest, int gp, Frame parent, long word) {
    long frame = guest.savedSp(gp) + Long.BYTES;
    long from = frame + (faults.contains(ScannerFault.SKIPS_FIRST_SLOT) ? Long.BYTES : 0);
    return contains(guest, from, guest.pushedAt(gp), word)
        || !faults.contains(ScannerFault.SKIPS_PARENT_FRAME)
            && contains(guest, parent.sp(), parent.returnAddress(), word);
  }

  private static boolean contains(Guest guest, long from, long to, long word) {
    for (long at = from; at < to; at += Long.BYTES) {
      if (guest.memory().read64(at) == word) {
        return true;
      }
    }
    return false;
  }
}

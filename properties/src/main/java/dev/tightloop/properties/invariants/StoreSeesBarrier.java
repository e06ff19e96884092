package dev.tightloop.properties.invariants;

import dev.tightloop.amd64.Registers;
import dev.tightloop.model.guest.Guest;
import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import dev.tightloop.properties.program.CompiledTables;
import java.util.Optional;
import java.util.OptionalLong;

@Catalogued(
    kind = Kind.ALWAYS,
    sentence = "A pointer store without the write barrier is made while the barrier is off.",
    why =
        "A collection that began between the look at the flag and the store does not learn of the pointer, and frees its object.",
    reliesOn = {"runtime/preempt.go:363 isAsyncSafePoint", "runtime/mgc.go:213 setGCPhase"})
final class StoreSeesBarrier extends RegisterProperty {

  Optional<GuestViolation> check(Guest guest, int gp, Registers registers, CompiledTables tables) {
    OptionalLong flag = tables.barrierFlag(registers.rip());
    if (flag.isEmpty()) {
      return Optional.empty();
    }
    matters();
    return guest.memory().read32(flag.getAsLong()) == 0
        ? Optional.empty()
        : violated("g%d stores at 0x%x while the barrier is on", gp + 1, registers.rip());
  }
}

package dev.tightloop.properties.invariants;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Registers;
import dev.tightloop.model.guest.GuestStacks;
import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import dev.tightloop.properties.program.CompiledTables;
import java.util.Optional;

@Catalogued(
    kind = Kind.ALWAYS,
    sentence =
        "Code that loads g, and a signal handler that asks for it, gets the g of the goroutine that the thread runs.",
    why = "With another's g a function checks another stack, and locks another M.",
    reliesOn = {
      "runtime/signal_unix.go:398 sigFetchG",
      "runtime/sys_linux_amd64.s:342 sigtramp",
      "runtime/asm_amd64.s:405 gogo"
    })
final class GIsOwn extends RegisterProperty {

  Optional<GuestViolation> check(int gp, Registers registers, CompiledTables tables) {
    Optional<Gpr> loaded = tables.loadedG(registers.rip());
    if (loaded.isEmpty()) {
      return Optional.empty();
    }
    matters();
    long g = registers.gpr(loaded.get());
    return g == GuestStacks.g(gp)
        ? Optional.empty()
        : violated("g%d at 0x%x takes 0x%x for its g", gp + 1, registers.rip(), g);
  }
}

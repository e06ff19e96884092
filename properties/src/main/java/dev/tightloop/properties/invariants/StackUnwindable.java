package dev.tightloop.properties.invariants;

import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.Optional;

@Catalogued(
    kind = Kind.ALWAYS,
    sentence =
        "The stack of a goroutine that was preempted asynchronously can be unwound to its outermost function.",
    why =
        "The garbage collector finds a goroutine's frames by tables and return addresses; one wrong step and it takes garbage for a frame.",
    reliesOn = {
      "runtime/mgcmark.go:733 scanstack",
      "runtime/traceback.go:33 gentraceback",
      "runtime/symtab.go:1040 funcspdelta"
    })
final class StackUnwindable extends RegisterProperty {

  Optional<GuestViolation> check(int gp, Unwinding unwinding) {
    if (unwinding.frames().size() > 1) {
      matters();
    }
    return unwinding.error().isEmpty()
        ? Optional.empty()
        : violated("g%d: %s", gp + 1, unwinding.error());
  }
}

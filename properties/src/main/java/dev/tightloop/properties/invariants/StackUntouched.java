package dev.tightloop.properties.invariants;

import dev.tightloop.properties.invariants.Catalogued.Kind;

/** Checked by the guest itself, when asyncPreempt returns. */
@Catalogued(
    kind = Kind.ALWAYS,
    sentence =
        "The memory above a goroutine's stack pointer is the same after an asynchronous preemption.",
    why = "Spilled values and return addresses lie there.",
    reliesOn = {"runtime/signal_amd64.go:80 pushCall", "runtime/preempt_amd64.s:6 asyncPreempt"})
final class StackUntouched {

  private StackUntouched() {}
}

package dev.tightloop.properties.invariants;

import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    sentence =
        "The memory above an interrupted goroutine's stack pointer is as it was when the goroutine goes on.",
    why =
        "Local variables of the interrupted function would change between two of its instructions.",
    reliesOn = {"runtime/signal_amd64.go:80 pushCall", "runtime/preempt_amd64.s:6 asyncPreempt"},
    assumptions = "The goroutine's own code is the only one that writes there.")
final class StackUntouched extends RegisterClaim {}

package dev.tightloop.properties.invariants;

import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    sentence = "An injected call stays on the goroutine's stack.",
    why =
        "It has no stack check: below stack.lo it would write into another's memory, without a word.",
    reliesOn = {"runtime/preempt.go:379 isAsyncSafePoint", "runtime/preempt.go:317 init"})
final class StackBounded extends RegisterClaim {}

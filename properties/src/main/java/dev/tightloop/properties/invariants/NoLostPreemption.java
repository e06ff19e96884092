package dev.tightloop.properties.invariants;

import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.EVENTUALLY,
    sentence =
        "A standing request on a running goroutine is honoured or withdrawn, signal by signal, down to the last instruction of asyncPreempt.",
    why = "A tight loop holds up garbage collection, and with it the whole program.",
    reliesOn = {
      "runtime/signal_unix.go:368 preemptM",
      "runtime/signal_unix.go:341 doSigPreempt",
      "runtime/preempt_amd64.s:6 asyncPreempt"
    },
    assumptions =
        "The driver gives every thread its turns; a preemption counts as lost after some thousands of steps without one.")
final class NoLostPreemption extends RegisterClaim {}

package dev.tightloop.properties.invariants;

import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    sentence =
        "A program that is preempted anywhere, any number of times, computes what it computes alone.",
    why = "Arithmetic comes out wrong now and then, and never in a debugger.",
    reliesOn = {
      "runtime/preempt_amd64.s:6 asyncPreempt",
      "runtime/signal_amd64.go:80 pushCall",
      "runtime/asm_amd64.s:399 gogo"
    })
final class ResultUnchanged extends RegisterClaim {}

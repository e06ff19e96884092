package dev.tightloop.properties.invariants;

import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    sentence = "Registers, signal frames and stacks hold what the state says of them.",
    why = "What is proved of the state would say nothing about the code that runs.",
    reliesOn = {"runtime/signal_amd64.go:80 pushCall", "runtime/asm_amd64.s:399 gogo"})
final class Projection extends RegisterClaim {}

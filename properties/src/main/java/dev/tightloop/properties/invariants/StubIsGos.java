package dev.tightloop.properties.invariants;

import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    sentence =
        "The asyncPreempt that runs here is, byte for byte, the one in the program that Go's linker made.",
    why = "What is found of our stub would be true of no Go program.",
    reliesOn = {"runtime/preempt_amd64.s:6 asyncPreempt"},
    assumptions = "The program was built by Go 1.19 for linux/amd64.")
final class StubIsGos extends RegisterClaim {}

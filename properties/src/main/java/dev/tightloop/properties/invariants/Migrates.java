package dev.tightloop.properties.invariants;

import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.REACHABLE,
    sentence = "A goroutine that was preempted on one thread goes on on another.",
    why =
        "If it never happened, nobody would have seen that the saved registers do not depend on the thread.",
    reliesOn = {"runtime/proc.go:2517 execute", "runtime/asm_amd64.s:399 gogo"})
final class Migrates extends RegisterClaim {}

package dev.tightloop.properties.invariants;

import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    sentence = "The stack check of a prologue, executed, decides as the state's stackguard0 says.",
    why = "A call would grow a stack that is long enough, or overrun one that is not.",
    reliesOn = {"runtime/proc.go:5404 preemptone", "runtime/asm_amd64.s:529 morestack"})
final class StackCheck extends RegisterClaim {}

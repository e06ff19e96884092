package dev.tightloop.properties.invariants;

import dev.tightloop.properties.invariants.Catalogued.Kind;

@Catalogued(
    kind = Kind.ALWAYS,
    sentence =
        "No instruction faults or traps in the program, in asyncPreempt, or on the way back from a signal.",
    why =
        "The program dies with SIGSEGV or SIGILL at an instruction that is right (golang/go#37459).",
    reliesOn = {
      "runtime/preempt_amd64.s:6 asyncPreempt",
      "runtime/sys_linux_amd64.s:472 sigreturn"
    })
final class NoFault extends RegisterClaim {}

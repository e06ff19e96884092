package dev.tightloop.properties.invariants;

import dev.tightloop.properties.invariants.Catalogued.Kind;

/** Checked by the guest itself. */
@Catalogued(
    kind = Kind.ALWAYS,
    sentence = "No instruction of asyncPreempt faults, and it comes to its end.",
    why = "A fault there is a crash of a program that did nothing wrong.",
    reliesOn = "runtime/preempt_amd64.s:6 asyncPreempt")
final class NoFault {

  private NoFault() {}
}

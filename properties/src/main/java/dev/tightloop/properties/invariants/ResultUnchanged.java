package dev.tightloop.properties.invariants;

import dev.tightloop.properties.invariants.Catalogued.Kind;

/** Checked by the run of a scenario. */
@Catalogued(
    kind = Kind.ALWAYS,
    sentence = "A program that is preempted computes what it computes alone.",
    why = "Whatever else preemption does, this is all that its author sees.",
    reliesOn = {
      "runtime/preempt.go:363 isAsyncSafePoint",
      "runtime/preempt_amd64.s:6 asyncPreempt"
    })
final class ResultUnchanged {

  private ResultUnchanged() {}
}

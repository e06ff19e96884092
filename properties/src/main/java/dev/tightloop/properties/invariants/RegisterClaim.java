package dev.tightloop.properties.invariants;

/**
 * A claim of the {@link Catalogue} about Go's machine code, registers and stacks, which no state of
 * the specification shows. What runs that code reports a violation under the claim's id.
 */
abstract class RegisterClaim {}

/**
 * Runs TLC on the specification, and gives its states to Java.
 *
 * <p>{@link dev.tightloop.spec.SpecDirectory} lists the configurations beside the TLA+ modules,
 * {@link dev.tightloop.spec.TlcRun} checks one in a process of its own, and {@link
 * dev.tightloop.spec.SpecEvaluator} walks the same specification in this process, step by step. No
 * signature here has a type of TLC in it: states and values are plain Java.
 */
package dev.tightloop.spec;

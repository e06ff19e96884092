/**
 * The executable G/P/M model: the same machine as {@code spec/}, action for action.
 *
 * <p>Each TLA+ module has a class of its name, each action a method of its name, each record field
 * an accessor of its name; read the two side by side. {@link dev.tightloop.model.State} is one TLA+
 * state, {@link dev.tightloop.model.Model} the next-state relation: {@code enabled} lists the steps
 * of a state and {@code apply} takes one.
 *
 * <p>What a step does to registers and memory is behind {@link dev.tightloop.model.RegisterLevel}.
 * With {@link dev.tightloop.model.AbstractRegisters} there is nothing below the abstract register
 * file of the spec; with {@code dev.tightloop.model.guest} real machine code runs on the amd64
 * core, and the same runtime steps move it.
 */
package dev.tightloop.model;

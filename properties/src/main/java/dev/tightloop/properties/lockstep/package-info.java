/**
 * The specification and the model walk together.
 *
 * <p>{@link dev.tightloop.properties.lockstep.Lockstep} visits every reachable state of a
 * configuration and, in each, compares the steps that TLC allows with the steps that the model
 * allows, and each successor with each successor. Nothing is mapped by hand but the names of values
 * ({@link dev.tightloop.model.StateCodec}), so after a complete comparison what is proved of the
 * one state space holds of the other. Where all states would be too many, the nearest are compared,
 * or those on random walks.
 */
package dev.tightloop.properties.lockstep;

/**
 * Exhaustive search over the model: every state that a configuration can reach, breadth first, on
 * all cores.
 *
 * <p>The search goes level by level. A level is cut into {@link
 * dev.tightloop.properties.explore.Block blocks}, which the workers claim one after the other; a
 * worker decodes a state, takes every enabled step from it, looks the successors up in the {@link
 * dev.tightloop.properties.explore.FingerprintSet} that all share, checks those that nobody saw
 * before and appends them to blocks of the next level. Which worker sees a state first is chance,
 * but the set of states of each level is not; so counts and verdict do not depend on the number of
 * threads. A counterexample would: so once a level is known to violate something, {@link
 * dev.tightloop.properties.explore.PathSearch} walks the same levels alone and in order, and its
 * first and shortest path is the one shown.
 */
package dev.tightloop.properties.explore;

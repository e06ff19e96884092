/**
 * Makes a schedule that violates something as simple as it can be.
 *
 * <p>Of two schedules, the simpler one has fewer preemptions; then fewer switches between actors;
 * then fewer steps; then it is the one whose steps a machine lists first. A preemption can save
 * steps, so that the simplest schedule of all may be a long one. That is bounded: a shrunk schedule
 * is at most a fifth longer than the shortest that was seen.
 *
 * <p>{@link dev.tightloop.properties.shrink.ScheduleShrinker} first looks for the shortest schedule
 * and then, among those that are not much longer, for the simplest: by a search over the machine's
 * states from the initial ones on, as long as the effort allows. Where it does not, steps are left
 * out and an actor's steps moved together, and the search is confined to the steps that are left.
 * Every candidate is played, and does only if it violates the same invariant as the original and
 * nothing else before. A machine that can only go on is played from the beginning for each state
 * that the search comes back to, which is an effort of its own.
 */
package dev.tightloop.properties.shrink;

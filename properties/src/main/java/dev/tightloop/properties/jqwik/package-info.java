/**
 * For properties that jqwik checks: what it draws, how that shrinks, prints and is counted.
 *
 * <p>{@link dev.tightloop.properties.jqwik.TightloopDomain} has configurations, schedules, programs
 * and scenarios of the model. {@link dev.tightloop.properties.jqwik.Interleavings} has schedules of
 * any {@link dev.tightloop.properties.schedule.Machine}. jqwik is an optional dependency: who uses
 * this package has it.
 */
package dev.tightloop.properties.jqwik;

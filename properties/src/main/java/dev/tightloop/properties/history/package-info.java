/**
 * The issues of golang/go that preemption and the scheduler have had, and how each is found again:
 * what is told of a bug can be told wrongly, a machine that shows it cannot.
 */
package dev.tightloop.properties.history;

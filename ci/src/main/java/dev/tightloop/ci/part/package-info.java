/**
 * The parts of a run. Each is small: it calls what does the work, through an interface that says
 * what the part needs of it, and makes rows of the outcome.
 */
package dev.tightloop.ci.part;

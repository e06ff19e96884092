/**
 * The invariants and the step properties of the spec, as Java predicates under the same names, one
 * class for each TLA+ module that defines some.
 */
package dev.tightloop.properties.invariants;

/**
 * Violations as exceptions, for tests: each invariant has a type of its own ({@link
 * dev.tightloop.properties.violation.InvariantViolation}).
 */
package dev.tightloop.properties.violation;

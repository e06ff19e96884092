/**
 * The catalogue of claims as pages show it: {@code docs/invariants.md} for people, {@code
 * docs/invariants.json} for machines.
 */
package dev.tightloop.ci.catalogue;

/**
 * The hunt for what Go 1.19 gets wrong: faithful configurations that nobody has thought of, each
 * searched as far as a bound, with every invariant that Go 1.19 keeps there.
 */
package dev.tightloop.properties.hunt;

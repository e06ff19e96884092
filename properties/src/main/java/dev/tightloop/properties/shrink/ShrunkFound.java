package dev.tightloop.properties.shrink;

import dev.tightloop.properties.fuzz.Found;

/**
 * What has become of something that was found.
 *
 * @param found of the same property and number
 * @param before of what was shrunk, once round the cycle if it has one
 * @param after of this
 * @param simplest whether all schedules were searched that could be simpler; of a lasso, all ways
 *     to where its steps go round
 * @param effort steps that were taken
 */
public record ShrunkFound(
    Found found, Simplicity before, Simplicity after, boolean simplest, long effort) {}

package dev.tightloop.properties.schedule;

import java.util.Optional;

/**
 * What replaying a schedule came to.
 *
 * @param steps that were taken
 * @param hashesCompared whether they could be; not if the machine has changed since
 * @param divergence the first; empty if all is as recorded
 */
public record Replayed(int steps, boolean hashesCompared, Optional<Divergence> divergence) {}

package dev.tightloop.properties.shrink;

/**
 * What has become of a schedule.
 *
 * @param schedule that violates the same
 * @param before of the schedule that was shrunk
 * @param after of this one
 * @param simplest whether all schedules were searched that could be simpler; if not, the effort was
 *     spent before
 * @param effort steps that were taken
 */
public record Shrunk(
    FailingSchedule schedule, Simplicity before, Simplicity after, boolean simplest, long effort) {}

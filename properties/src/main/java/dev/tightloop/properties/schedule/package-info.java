/**
 * Schedules: what they drive ({@link dev.tightloop.properties.schedule.Machine}), and the schedules
 * themselves.
 */
package dev.tightloop.properties.schedule;

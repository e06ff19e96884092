/**
 * Schedules of the model and of the register level: made from what searches find, and gone through
 * again.
 */
package dev.tightloop.properties.replay;

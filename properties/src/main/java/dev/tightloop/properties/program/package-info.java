/**
 * User programs for the guest, made of small numbers: each number is one instruction (or one pair
 * that belongs together), so that leaving a number out leaves an instruction out, and a smaller
 * number is a simpler one.
 */
package dev.tightloop.properties.program;

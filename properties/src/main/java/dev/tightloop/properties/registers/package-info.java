/**
 * Every step of the model projects to the specification's register level: random schedules with the
 * goroutines' code on the amd64 core below the model, and all that a state says of registers
 * compared with what thread, signal frame and save area hold.
 */
package dev.tightloop.properties.registers;

package dev.tightloop.properties.shrink;

import dev.tightloop.properties.schedule.ForwardingMachine;
import dev.tightloop.properties.schedule.Machine;

/** Another machine, but without a way back to a state. */
final class OnlyGoesOn extends ForwardingMachine {

  OnlyGoesOn(Machine machine) {
    super(machine);
  }
}

package dev.tightloop.benchmarks.shrinking;

import dev.tightloop.properties.schedule.ForwardingMachine;
import dev.tightloop.properties.schedule.Machine;

/** A machine that can only go on: what shrinking is worth without its states. */
final class OnlyGoesOn extends ForwardingMachine {

  OnlyGoesOn(Machine machine) {
    super(machine);
  }
}

package dev.tightloop.ci;

import dev.tightloop.ci.part.Explore;
import dev.tightloop.ci.part.Faults;
import dev.tightloop.ci.part.Fuzzer;
import dev.tightloop.ci.part.Lockstep;
import dev.tightloop.ci.part.ModelFuzzer;
import dev.tightloop.ci.part.Preemptor;
import dev.tightloop.ci.part.Tlc;

/**
 * What does the work.
 *
 * @param tlc checks the specification
 * @param explore searches the model
 * @param lockstep compares it with the model
 * @param schedules plays random schedules of the model
 * @param faults has everybody look for seeded faults
 * @param fuzzer plays random scenarios on the model
 * @param preemptor preempts real machine code
 */
record Engines(
    Tlc tlc,
    Explore explore,
    Lockstep lockstep,
    ModelFuzzer schedules,
    Faults faults,
    Fuzzer fuzzer,
    Preemptor preemptor) {

  /** Makes the engines that some options ask for. */
  interface Factory {
    Engines engines(CheckOptions options);
  }
}

package dev.tightloop.benchmarks.peers;

import dev.tightloop.benchmarks.GuestProgram;
import java.util.Optional;

/** Something that runs amd64 programs. */
interface Peer {

  String name();

  /** Why it cannot take part, if it cannot: a sentence without a full stop. */
  Optional<String> missing();

  /** By how much its work is less than {@link GuestProgram#rounds}, so that it ends in time. */
  int divisor();

  /**
   * Runs a program once.
   *
   * @throws MeasurementFailed if the program fails there
   */
  Sample run(GuestProgram program, long rounds);
}

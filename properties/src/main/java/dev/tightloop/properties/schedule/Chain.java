package dev.tightloop.properties.schedule;

import dev.tightloop.model.SplitMix64;

/**
 * The chain of a schedule's states: a hash of all that a schedule has gone through, in order. Two
 * schedules with the same hash after k steps have been in the same k + 1 states, but for bad luck.
 */
public final class Chain {

  /** How many digits {@link #text} has. */
  static final int DIGITS = 16;

  private static final int HEXADECIMAL = 16;
  private static final long ODD = 0x9e3779b97f4a7c15L;

  private long hash;

  /** A schedule begins in the machine's state. */
  public void begin(Machine machine) {
    hash = SplitMix64.mix(machine.fingerprint());
  }

  /** A step has led to the machine's state. */
  public void stepped(Machine machine) {
    hash = SplitMix64.mix(hash * ODD + machine.fingerprint());
  }

  /** Whether this is the hash, in hexadecimal digits. */
  boolean is(String text) {
    return hash == Long.parseUnsignedLong(text, HEXADECIMAL);
  }

  /** The hash, in hexadecimal digits. */
  public String text() {
    return text(hash);
  }

  /** A number of 64 bits in hexadecimal digits, with zeros in front. */
  static String text(long number) {
    String digits = Long.toHexString(number);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}

package dev.tightloop.properties.faults;

/** Who looks for faults. */
public enum Finder {
  /** Model checks the specification. */
  TLC,
  /** Searches all states of the model. */
  EXPLORER,
  /** Plays random schedules of the model. */
  FUZZER,
  /** Plays random programs on the core. */
  REGISTERS;

  /** What a column of a table calls it. */
  public String column() {
    return switch (this) {
      case TLC -> "TLC";
      case EXPLORER -> "explorer";
      case FUZZER -> "fuzzer";
      case REGISTERS -> "core";
    };
  }

  /** What a sentence calls it. */
  @Override
  public String toString() {
    return switch (this) {
      case TLC -> "TLC";
      case EXPLORER -> "the explorer";
      case FUZZER -> "the fuzzer";
      case REGISTERS -> "the register level";
    };
  }
}

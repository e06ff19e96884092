package dev.tightloop.amd64;

/** What objdump decodes and processors do not, rule by rule. */
final class Refused {
  private Refused() {}

  static boolean byProcessors(Memory memory, Objdump.Line line) {
    return false;
  }
}

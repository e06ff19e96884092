package dev.tightloop.amd64;

import dev.tightloop.amd64.OpcodeTable.Row;
import java.util.Map;

/**
 * The rows, by mnemonic, that a comparison with a processor says nothing about, and why. A row is
 * compared unless it stands here.
 */
final class NotCompared {
  static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("syscall", "enters the kernel, whose answer is not the processor's"),
          Map.entry("int", "INT 0x80 enters the kernel"),
          Map.entry("cpuid", "says which processor this is"),
          Map.entry("xgetbv", "says which state this processor and kernel have"),
          Map.entry("rdtsc", "reads a clock"),
          Map.entry("rdtscp", "reads a clock"),
          Map.entry("rcpps", "an approximation that each vendor makes differently"),
          Map.entry("rcpss", "an approximation that each vendor makes differently"),
          Map.entry("rsqrtps", "an approximation that each vendor makes differently"),
          Map.entry("rsqrtss", "an approximation that each vendor makes differently"));

  private NotCompared() {}

  /** Why this row is not compared, or null. */
  static String reason(Row row) {
    return REASONS.get(row.form().mnemonics()[0]);
  }
}

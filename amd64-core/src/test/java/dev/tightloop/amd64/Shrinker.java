package dev.tightloop.amd64;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the state of a finding as plain as it can be while the processor and the core still differ:
 * each register and each piece of memory becomes what a plain state has there, unless that matters.
 */
final class Shrinker {
  private final SideBySide sides;
  private final CaseBatch batch = new CaseBatch();

  Shrinker(SideBySide sides) {
    this.sides = sides;
  }

  /**
   * The finding of the smallest case. If it does not show when the case runs alone, the finding as
   * it is, or null if it is not certain.
   */
  SideBySide.Finding shrink(SideBySide.Finding finding) throws IOException {
    SideBySide.Finding smallest = alone(finding.encoding(), finding.before());
    if (smallest == null) {
      return finding.certain() ? finding : null;
    }
    // XMM and memory in pieces first, so that most of the state is plain after a few runs.
    smallest = plain(smallest, StateRecord.XMM, StateRecord.WINDOWS);
    smallest = plain(smallest, StateRecord.WINDOWS, StateRecord.LONGS);
    for (int slot = 0; slot < StateRecord.LONGS; slot++) {
      smallest = plain(smallest, slot, slot + 1);
    }
    for (long bit = 1; bit <= Flags.OF; bit <<= 1) {
      smallest = with(smallest, StateRecord.RFLAGS, rflags(smallest) & ~(bit & ~Flags.IF));
    }
    for (int slot = 0; slot < StateRecord.LONGS; slot++) {
      smallest = fewerBits(smallest, slot);
    }
    return smallest;
  }

  private static long rflags(SideBySide.Finding finding) {
    return finding.before()[StateRecord.RFLAGS] | 2;
  }

  private SideBySide.Finding plain(SideBySide.Finding finding, int from, int to)
      throws IOException {
    long[] record = finding.before().clone();
    for (int slot = from; slot < to; slot++) {
      record[slot] = plain(slot, record[slot]);
    }
    return better(finding, record);
  }

  /** What a plain state has here. */
  private static long plain(int slot, long now) {
    if (slot == StateRecord.RIP
        || slot == StateRecord.WINDOW_ADDRESSES
        || slot == StateRecord.WINDOW_ADDRESSES + 1) {
      return now;
    }
    return switch (slot) {
      case StateRecord.RFLAGS -> Flags.IF | 2;
      case StateRecord.MXCSR -> Registers.MXCSR_AT_RESET;
      default -> 0;
    };
  }

  /** Smaller numbers: without the upper half, and without all but the lowest byte. */
  private SideBySide.Finding fewerBits(SideBySide.Finding finding, int slot) throws IOException {
    long now = finding.before()[slot];
    if (plain(slot, now) == now || slot == StateRecord.RFLAGS || slot == StateRecord.MXCSR) {
      return finding;
    }
    SideBySide.Finding smaller = finding;
    for (long mask : new long[] {0xffff_ffffL, 0xffff, 0xff, 0xf, 1}) {
      smaller = with(smaller, slot, now & mask);
    }
    return smaller;
  }

  private SideBySide.Finding with(SideBySide.Finding finding, int slot, long value)
      throws IOException {
    long[] record = finding.before().clone();
    record[slot] = value;
    return better(finding, record);
  }

  private SideBySide.Finding better(SideBySide.Finding finding, long[] record) throws IOException {
    if (Arrays.equals(record, finding.before())) {
      return finding;
    }
    SideBySide.Finding smaller = alone(finding.encoding(), record);
    return smaller == null ? finding : smaller;
  }

  /** Runs one case alone, in the first region of code; null if nothing differs. */
  private SideBySide.Finding alone(Encoding encoding, long[] record) throws IOException {
    long[] moved = record.clone();
    moved[StateRecord.RIP] = encoding.start(0);
    batch.only(encoding, moved);
    List<SideBySide.Finding> findings = sides.run(batch, 1);
    return findings.isEmpty() ? null : findings.get(0);
  }
}

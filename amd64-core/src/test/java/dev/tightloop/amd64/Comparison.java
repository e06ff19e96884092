package dev.tightloop.amd64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What a real processor and the core left behind, compared: all registers, the exception, the
 * windows of memory. Only what {@link UndefinedByManual} lists is left out.
 */
final class Comparison {
  /** The processor sets RF in the image that a fault pushes (Intel SDM vol. 3, 17.3.1.1). */
  private static final long NOT_COMPARED_FLAGS = Flags.RF;

  private static final String[] VECTORS = {
    "#DE", "#DB", "NMI", "#BP", "#OF", "#BR", "#UD", "#NM", "#DF", "9", "#TS", "#NP", "#SS", "#GP",
    "#PF", "15", "#MF", "#AC", "#MC", "#XM"
  };

  private Comparison() {}

  /** Brings what a signal frame says into the form of {@link CoreSide}'s records. */
  static void normalize(long[] real, int at) {
    real[at + StateRecord.RFLAGS] &= ~NOT_COMPARED_FLAGS;
    if (real[at + StateRecord.VECTOR] == CoreSide.PAGE_FAULT) {
      real[at + StateRecord.ERROR] &= CoreSide.WRITE | CoreSide.FETCH;
    } else {
      real[at + StateRecord.ERROR] = 0;
      real[at + StateRecord.CR2] = 0;
    }
  }

  /** Quickly: are all compared parts equal bit by bit, even the undefined ones? */
  static boolean same(long[] real, long[] ours, int at) {
    return equal(real, ours, at, at + StateRecord.WINDOW_ADDRESSES)
        && equal(real, ours, at + StateRecord.ERROR, at + StateRecord.VECTOR + 1)
        && equal(real, ours, at + StateRecord.CR2, at + StateRecord.LONGS);
  }

  private static boolean equal(long[] real, long[] ours, int from, int to) {
    return Arrays.equals(real, from, to, ours, from, to);
  }

  /**
   * Copies what is undefined in this case from the real processor's record to ours. Returns whether
   * the two memories differ.
   */
  static boolean excuse(Encoding encoding, long[] before, long[] real, long[] ours, int at) {
    int windows = at + StateRecord.WINDOWS;
    boolean memory = !equal(real, ours, windows, at + StateRecord.LONGS);
    for (UndefinedByManual.Entry entry : encoding.row().undefined()) {
      entry.excuse().apply(encoding, before, real, ours, at);
    }
    return memory;
  }

  /** Each part that differs, expected and actual. */
  static List<String> differences(long[] before, long[] real, long[] ours, int at) {
    List<String> differences = new ArrayList<>();
    if (!ending(real, at).equals(ending(ours, at))) {
      differences.add("expected " + ending(real, at) + ", was " + ending(ours, at));
    }
    for (int n = 0; n < 16; n++) {
      difference(differences, Gpr.of(n).name(), StateRecord.gpr(n), real, ours, at);
    }
    long flags = real[at + StateRecord.RFLAGS] ^ ours[at + StateRecord.RFLAGS];
    if (flags != 0) {
      differences.add(
          "flags expected "
              + Flags.describe(real[at + StateRecord.RFLAGS])
              + ", were "
              + Flags.describe(ours[at + StateRecord.RFLAGS]));
    }
    difference(differences, "MXCSR", StateRecord.MXCSR, real, ours, at);
    for (int n = 0; n < 32; n++) {
      String half = n / 2 + (n % 2 == 0 ? " low" : " high");
      difference(differences, "XMM" + half, StateRecord.XMM + n, real, ours, at);
      difference(differences, "upper YMM" + half, StateRecord.YMM_UPPER + n, real, ours, at);
    }
    for (int n = 0; n < 2 * StateRecord.WINDOW_LONGS; n++) {
      int slot = StateRecord.WINDOWS + n;
      if (real[at + slot] != ours[at + slot]) {
        difference(differences, "memory at " + hex(address(before, at, n)), slot, real, ours, at);
      }
    }
    return differences;
  }

  private static void difference(
      List<String> differences, String what, int slot, long[] real, long[] ours, int at) {
    if (real[at + slot] != ours[at + slot]) {
      differences.add(what + " expected " + hex(real[at + slot]) + ", was " + hex(ours[at + slot]));
    }
  }

  /** The exception and where RIP is. */
  private static String ending(long[] record, int at) {
    int vector = (int) record[at + StateRecord.VECTOR];
    String text = vector < 0 ? "no exception of a processor" : VECTORS[vector];
    if (vector == CoreSide.PAGE_FAULT) {
      long error = record[at + StateRecord.ERROR];
      text += error == CoreSide.WRITE ? " write" : error == CoreSide.FETCH ? " fetch" : " read";
      text += " at " + hex(record[at + StateRecord.CR2]);
    }
    return text + " with RIP " + hex(record[at + StateRecord.RIP]);
  }

  private static long address(long[] before, int at, int windowLong) {
    long start = before[at + StateRecord.WINDOW_ADDRESSES + windowLong / StateRecord.WINDOW_LONGS];
    return start + 8L * (windowLong % StateRecord.WINDOW_LONGS);
  }

  /** What a case starts from, as far as it is not plain; see {@link Shrinker}. */
  static String inputs(long[] before, int at) {
    List<String> inputs = new ArrayList<>();
    for (int n = 0; n < 16; n++) {
      input(inputs, Gpr.of(n).name(), before[at + StateRecord.gpr(n)]);
    }
    inputs.add("flags " + Flags.describe(before[at + StateRecord.RFLAGS] & ~Flags.IF));
    if (before[at + StateRecord.MXCSR] != Registers.MXCSR_AT_RESET) {
      input(inputs, "MXCSR", before[at + StateRecord.MXCSR]);
    }
    for (int n = 0; n < 16; n++) {
      long low = before[at + StateRecord.XMM + 2 * n];
      long high = before[at + StateRecord.XMM + 2 * n + 1];
      if ((low | high) != 0) {
        inputs.add("XMM" + n + "=" + hex(high) + ":" + hex(low));
      }
    }
    for (int n = 0; n < 2 * StateRecord.WINDOW_LONGS; n++) {
      long value = before[at + StateRecord.WINDOWS + n];
      input(inputs, "[" + hex(address(before, at, n)) + "]", value);
    }
    return String.join(" ", inputs);
  }

  private static void input(List<String> inputs, String what, long value) {
    if (value != 0) {
      inputs.add(what + "=" + hex(value));
    }
  }

  /** One line: bytes, disassembly, inputs, expected and actual. */
  static String line(
      Encoding encoding, long[] before, long[] real, long[] ours, int at, Memory memory) {
    String text;
    try {
      text = Decoder.decode(memory, before[at + StateRecord.RIP]).toString();
    } catch (CpuException exception) {
      text = "(" + exception.getMessage() + ")";
    }
    return HexFormat.ofDelimiter(" ").formatHex(encoding.bytes())
        + "  "
        + text
        + "  at "
        + hex(before[at + StateRecord.RIP])
        + "  with "
        + inputs(before, at)
        + ": "
        + String.join("; ", differences(before, real, ours, at));
  }

  private static String hex(long value) {
    return Fault.hex(value);
  }
}

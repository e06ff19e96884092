package dev.tightloop.amd64;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the manual leaves undefined, or vendors do differently: the one table of what a comparison
 * leaves out. Each entry names the section of the Intel SDM, vol. 2, that says so.
 */
final class UndefinedByManual {
  private static final long ALL_BUT_CF_OF = Flags.SF | Flags.ZF | Flags.AF | Flags.PF;

  private static final long AMD_MM = 1 << 17;

  private static final int FXSAVE_BYTES = 512;

  /** In the image that FXSAVE writes (Intel SDM vol. 1, table 10-2). */
  private static final int FXSAVE_MXCSR_MASK = 28;

  /** The entries, by mnemonic. */
  static final List<Entry> ENTRIES = entries();

  /** Copies what is undefined in this case from the real processor's record to ours. */
  @FunctionalInterface
  interface Excuse {
    void apply(Encoding encoding, long[] before, long[] real, long[] ours, int at);
  }

  /** Which status flags are undefined in this case. */
  @FunctionalInterface
  private interface UndefinedFlags {
    long in(Encoding encoding, long[] before, int at);
  }

  /** Is the destination undefined in this case? */
  @FunctionalInterface
  private interface UndefinedResult {
    boolean in(Encoding encoding, long[] before, long[] real, int at);
  }

  /**
   * @param mnemonics a regular expression
   * @param section the section, and what it says
   */
  record Entry(Pattern mnemonics, String section, Excuse excuse) {
    boolean isFor(ComparedRow row) {
      return mnemonics.matcher(row.mnemonic()).matches();
    }
  }

  private UndefinedByManual() {}

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    always(entries, "and|or|xor|test", "AND, OR, XOR, TEST: AF is undefined", Flags.AF);
    always(entries, "i?mul", "MUL, IMUL: SF, ZF, AF and PF are undefined", ALL_BUT_CF_OF);
    always(entries, "i?div", "DIV, IDIV: all status flags are undefined", Flags.STATUS);
    always(
        entries,
        "bt[crs]?",
        "BT, BTC, BTR, BTS: OF, SF, AF and PF are undefined",
        Flags.OF | Flags.SF | Flags.AF | Flags.PF);
    always(
        entries,
        "bs[fr]",
        "BSF, BSR: all status flags but ZF are undefined",
        Flags.STATUS & ~Flags.ZF);
    always(
        entries,
        "lzcnt",
        "LZCNT: OF, SF, PF and AF are undefined",
        Flags.OF | Flags.SF | Flags.PF | Flags.AF);
    flags(
        entries,
        "sh[lr]|sar",
        "SAL/SAR/SHL/SHR: AF after counts but 0, OF after counts but 0 and 1, CF after SHL and SHR"
            + " by the operand's width or more",
        UndefinedByManual::shift);
    flags(
        entries,
        "ro[lr]|rc[lr]",
        "RCL/RCR/ROL/ROR: OF is undefined after counts but 0 and 1",
        (encoding, before, at) -> count(encoding, before, at) > 1 ? Flags.OF : 0);
    flags(
        entries,
        "sh[lr]d",
        "SHLD, SHRD: AF after counts but 0, OF after counts but 0 and 1, all of them after counts"
            + " above the operand's width",
        UndefinedByManual::doubleShift);
    result(
        entries,
        "sh[lr]d",
        "SHLD, SHRD: the destination is undefined after counts above the operand's width",
        (encoding, before, real, at) -> count(encoding, before, at) > encoding.operandBits());
    result(
        entries,
        "bs[fr]",
        "BSF, BSR: the destination is undefined if the source is 0",
        (encoding, before, real, at) -> (real[at + StateRecord.RFLAGS] & Flags.ZF) != 0);
    result(
        entries,
        "bswap",
        "BSWAP: a 16-bit register becomes undefined",
        (encoding, before, real, at) -> encoding.operandBits() == 16);
    result(
        entries,
        "cmpxchg",
        "CMPXCHG: by its pseudocode a 32-bit destination register is written back after a failed"
            + " comparison and loses its upper half; AMD's processors leave it alone",
        (encoding, before, real, at) ->
            !encoding.hasMemoryOperand()
                && encoding.operandBits() == 32
                && (real[at + StateRecord.RFLAGS] & Flags.ZF) == 0);
    entries.add(
        new Entry(
            Pattern.compile("enterw?"),
            "ENTER: what one that faults has written below RSP by then is nowhere said",
            UndefinedByManual::enter));
    entries.add(
        new Entry(
            Pattern.compile("rep\\w* (cmps|scas)"),
            "REP: the status flags that a fault leaves are those from before; AMD's processors leave"
                + " those of the last element",
            UndefinedByManual::repeatedComparison));
    entries.add(
        new Entry(
            Pattern.compile("fxsave|fxrstor"),
            "FXSAVE, FXRSTOR: which of two pages that are not there faults is nowhere said",
            UndefinedByManual::area));
    entries.add(
        new Entry(
            Pattern.compile("maskmovdqu"),
            "MASKMOVDQU: whether bytes that are masked off may fault is up to the implementation",
            (encoding, before, real, ours, at) -> {
              if (real[at + StateRecord.VECTOR] == CoreSide.PAGE_FAULT
                  && ours[at + StateRecord.VECTOR] == CoreSide.BREAKPOINT) {
                all(real, ours, at);
              }
            }));
    entries.add(
        new Entry(
            Pattern.compile("ldmxcsr|fxrstor"),
            "LDMXCSR, FXRSTOR: which bits are reserved depends on the processor; 17 is AMD's MM",
            (encoding, before, real, ours, at) -> {
              if ((real[at + StateRecord.MXCSR] & AMD_MM) != 0) {
                all(real, ours, at);
              }
            }));
    entries.add(
        new Entry(
            Pattern.compile("fxsave"),
            "FXSAVE: MXCSR_MASK says which bits of MXCSR the processor has",
            (encoding, before, real, ours, at) -> {
              if (endAlike(real, ours, at)) {
                long address = encoding.address().of(before, at) + FXSAVE_MXCSR_MASK;
                Destination.copyMemory(address, 4, before, real, ours, at);
              }
            }));
    entries.add(
        new Entry(
            Pattern.compile("fxsave|fxrstor"),
            "FXSAVE, FXRSTOR: whether an area behind prefix 67 goes on at 0 after 4 GiB is nowhere"
                + " said; on AMD's processors it does",
            (encoding, before, real, ours, at) -> {
              OperandAddress address = encoding.address();
              if (address.narrow()
                  && (address.of(before, at) - address.segment()) + FXSAVE_BYTES > 1L << 32) {
                all(real, ours, at);
              }
            }));
    entries.add(
        new Entry(
            Pattern.compile(".*"),
            "all: the canonical check is of the sum with a segment's base (vol. 1, 3.3.7.1); AMD's"
                + " processors check the offset too",
            UndefinedByManual::offset));
    return List.copyOf(entries);
  }

  private static void always(List<Entry> entries, String mnemonics, String section, long flags) {
    flags(entries, mnemonics, section, (encoding, before, at) -> flags);
  }

  private static void flags(
      List<Entry> entries, String mnemonics, String section, UndefinedFlags undefined) {
    Excuse excuse =
        (encoding, before, real, ours, at) -> {
          if (endAlike(real, ours, at)) {
            long flags = undefined.in(encoding, before, at);
            int slot = at + StateRecord.RFLAGS;
            ours[slot] = ours[slot] & ~flags | real[slot] & flags;
          }
        };
    entries.add(new Entry(Pattern.compile(mnemonics), section, excuse));
  }

  private static void result(
      List<Entry> entries, String mnemonics, String section, UndefinedResult undefined) {
    Excuse excuse =
        (encoding, before, real, ours, at) -> {
          if (endAlike(real, ours, at) && undefined.in(encoding, before, real, at)) {
            Destination.copy(encoding, before, real, ours, at);
          }
        };
    entries.add(new Entry(Pattern.compile(mnemonics), section, excuse));
  }

  private static void enter(Encoding encoding, long[] before, long[] real, long[] ours, int at) {
    if (real[at + StateRecord.RIP] == before[at + StateRecord.RIP]) {
      int windows = at + StateRecord.WINDOWS;
      System.arraycopy(real, windows, ours, windows, 2 * StateRecord.WINDOW_LONGS);
    }
  }

  private static void repeatedComparison(
      Encoding encoding, long[] before, long[] real, long[] ours, int at) {
    int flags = at + StateRecord.RFLAGS;
    boolean fault = real[at + StateRecord.RIP] == before[at + StateRecord.RIP];
    boolean restored = ((real[flags] ^ before[flags]) & Flags.STATUS) == 0;
    if (fault && restored && endAlike(real, ours, at)) {
      ours[flags] = ours[flags] & ~Flags.STATUS | real[flags] & Flags.STATUS;
    }
  }

  private static void area(Encoding encoding, long[] before, long[] real, long[] ours, int at) {
    long distance = real[at + StateRecord.CR2] - encoding.address().of(before, at);
    if (real[at + StateRecord.VECTOR] == CoreSide.PAGE_FAULT
        && endAlike(real, ours, at)
        && distance >= 0
        && distance < FXSAVE_BYTES) {
      ours[at + StateRecord.CR2] = real[at + StateRecord.CR2];
    }
  }

  private static void offset(Encoding encoding, long[] before, long[] real, long[] ours, int at) {
    OperandAddress address = encoding.address();
    if (address != null
        && address.segment() != 0
        && !Cpu.isCanonical(address.of(before, at) - address.segment())
        && real[at + StateRecord.VECTOR] == CoreSide.GENERAL_PROTECTION) {
      all(real, ours, at);
    }
  }

  private static void all(long[] real, long[] ours, int at) {
    System.arraycopy(real, at, ours, at, StateRecord.LONGS);
  }

  private static boolean endAlike(long[] real, long[] ours, int at) {
    return real[at + StateRecord.VECTOR] == ours[at + StateRecord.VECTOR]
        && real[at + StateRecord.RIP] == ours[at + StateRecord.RIP];
  }

  private static long shift(Encoding encoding, long[] before, int at) {
    int count = count(encoding, before, at);
    if (count == 0) {
      return 0;
    }
    boolean arithmetic = encoding.row().mnemonic().equals("sar");
    return Flags.AF
        | (count > 1 ? Flags.OF : 0)
        | (count >= encoding.operandBits() && !arithmetic ? Flags.CF : 0);
  }

  private static long doubleShift(Encoding encoding, long[] before, int at) {
    int count = count(encoding, before, at);
    if (count == 0) {
      return 0;
    }
    if (count > encoding.operandBits()) {
      return Flags.STATUS;
    }
    return Flags.AF | (count > 1 ? Flags.OF : 0);
  }

  /** A shift's count as the processor takes it: from CL, from the immediate, or 1. */
  private static int count(Encoding encoding, long[] before, int at) {
    OperandEncoding[] operands = encoding.row().row().form().operands();
    long count =
        switch (operands[operands.length - 1]) {
          case CL -> before[at + StateRecord.gpr(1)];
          case ONE -> 1;
          default -> encoding.immediate();
        };
    return (int) count & (encoding.operandBits() == 64 ? 63 : 31);
  }
}

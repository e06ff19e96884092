package dev.tightloop.amd64;

import java.util.StringJoiner;

/** The bits of RFLAGS that user code can see (Intel SDM vol. 1, 3.4.3). */
public final class Flags {
  /** Carry. */
  public static final long CF = 0x1;

  /** Parity of the result's lowest byte: set when its number of one bits is even. */
  public static final long PF = 0x4;

  /** Carry out of bit 3. */
  public static final long AF = 0x10;

  /** The result is zero. */
  public static final long ZF = 0x40;

  /** The result's highest bit. */
  public static final long SF = 0x80;

  /** Trap: an instruction that begins with it set is followed by {@link SingleStep}. */
  public static final long TF = 0x100;

  /** Interrupts enabled; user code cannot change it. */
  public static final long IF = 0x200;

  /** String instructions go downwards. */
  public static final long DF = 0x400;

  /** Signed overflow. */
  public static final long OF = 0x800;

  /** Resume: suppresses a debug fault once; the core does not read it. */
  public static final long RF = 0x1_0000;

  /** Alignment check; the core does not read it. */
  public static final long AC = 0x4_0000;

  /** The six flags that arithmetic writes. */
  public static final long STATUS = CF | PF | AF | ZF | SF | OF;

  /** Bit 1, which always reads as one. */
  static final long RESERVED_ONE = 0x2;

  /** NT, AC and ID: POPFQ may change them, nothing in this core reads them. */
  static final long NT_AC_ID = 0x4000 | AC | 0x200000;

  private static final long[] BITS = {CF, PF, AF, ZF, SF, TF, IF, DF, OF};
  private static final String[] NAMES = {"CF", "PF", "AF", "ZF", "SF", "TF", "IF", "DF", "OF"};

  private Flags() {}

  /**
   * The names of the set flags, lowest bit first: {@code "CF ZF"}; {@code "-"} when none is set.
   */
  public static String describe(long rflags) {
    StringJoiner names = new StringJoiner(" ").setEmptyValue("-");
    for (int i = 0; i < BITS.length; i++) {
      if ((rflags & BITS[i]) != 0) {
        names.add(NAMES[i]);
      }
    }
    return names.toString();
  }

  static int count() {
    return BITS.length;
  }

  static long bit(int i) {
    return BITS[i];
  }

  static String name(int i) {
    return NAMES[i];
  }
}

package dev.tightloop.amd64;

import java.util.Arrays;
import java.util.List;

/**
 * The registers of one thread: sixteen general ones, RIP, RFLAGS, XMM0 to XMM15 as pairs of 64-bit
 * halves, the upper halves of YMM0 to YMM15 kept apart (so that "the kernel lost the upper lanes"
 * can be said), MXCSR and the bases of FS and GS.
 *
 * <p>RFLAGS starts as 0x202: only IF and the bit that is always one, as Linux starts a thread.
 */
public final class Registers {
  /** MXCSR after reset: all exceptions masked, round to nearest (Intel SDM vol. 1, 11.6.4). */
  public static final int MXCSR_AT_RESET = 0x1f80;

  /** A slot of {@link #general} that is always zero: the base or index that is not there. */
  static final int ZERO = 16;

  /** The slot of {@link #general} that holds the FS base. */
  static final int FS_BASE = 17;

  /** The slot of {@link #general} that holds the GS base. */
  static final int GS_BASE = 18;

  /** The general registers by number, then {@link #ZERO} and the segment bases. */
  final long[] general = new long[19];

  /** XMM n is elements 2n (bits 0 to 63) and 2n + 1 (bits 64 to 127). */
  final long[] vectors = new long[32];

  private final long[] uppers = new long[32];
  long rip;
  long rflags = Flags.IF | Flags.RESERVED_ONE;
  int mxcsr = MXCSR_AT_RESET;

  public long gpr(Gpr r) {
    return general[r.ordinal()];
  }

  public void gpr(Gpr r, long value) {
    general[r.ordinal()] = value;
  }

  /** The general register with Intel's number {@code n}, 0 to 15. */
  public long gpr(int n) {
    return general[checked(n)];
  }

  /** Sets the general register with Intel's number {@code n}, 0 to 15. */
  public void gpr(int n, long value) {
    general[checked(n)] = value;
  }

  public long rip() {
    return rip;
  }

  public void rip(long value) {
    rip = value;
  }

  /** RFLAGS; bit 1 is always set. */
  public long rflags() {
    return rflags;
  }

  /** Sets RFLAGS; bit 1 stays set whatever the value says. */
  public void rflags(long value) {
    rflags = value | Flags.RESERVED_ONE;
  }

  /** Replaces the six status flags and leaves the rest. */
  void status(long flags) {
    rflags = rflags & ~Flags.STATUS | flags;
  }

  /** Bits 0 to 63 of XMM {@code n}. */
  public long xmmLow(int n) {
    return vectors[2 * checked(n)];
  }

  /** Bits 64 to 127 of XMM {@code n}. */
  public long xmmHigh(int n) {
    return vectors[2 * checked(n) + 1];
  }

  public void xmm(int n, long low, long high) {
    vectors[2 * checked(n)] = low;
    vectors[2 * n + 1] = high;
  }

  /** Bits 128 to 191 of YMM {@code n}. */
  public long ymmUpperLow(int n) {
    return uppers[2 * checked(n)];
  }

  /** Bits 192 to 255 of YMM {@code n}. */
  public long ymmUpperHigh(int n) {
    return uppers[2 * checked(n) + 1];
  }

  public void ymmUpper(int n, long low, long high) {
    uppers[2 * checked(n)] = low;
    uppers[2 * n + 1] = high;
  }

  public int mxcsr() {
    return mxcsr;
  }

  /**
   * Sets MXCSR.
   *
   * @throws IllegalArgumentException if a reserved bit is set (Intel SDM vol. 1, 10.2.3)
   */
  public void mxcsr(int value) {
    if ((value & ~Mxcsr.DEFINED) != 0) {
      throw new IllegalArgumentException(
          "reserved bits of MXCSR in 0x" + Integer.toHexString(value));
    }
    mxcsr = value;
  }

  /** What an FS-prefixed access adds to its address. */
  public long fsBase() {
    return general[FS_BASE];
  }

  public void fsBase(long value) {
    general[FS_BASE] = value;
  }

  /** What a GS-prefixed access adds to its address. */
  public long gsBase() {
    return general[GS_BASE];
  }

  public void gsBase(long value) {
    general[GS_BASE] = value;
  }

  public Registers copy() {
    Registers copy = new Registers();
    copy.copyFrom(this);
    return copy;
  }

  public void copyFrom(Registers other) {
    System.arraycopy(other.general, 0, general, 0, general.length);
    System.arraycopy(other.vectors, 0, vectors, 0, vectors.length);
    System.arraycopy(other.uppers, 0, uppers, 0, uppers.length);
    rip = other.rip;
    rflags = other.rflags;
    mxcsr = other.mxcsr;
  }

  /**
   * What became different on the way from these registers to {@code other}, one line each: {@code
   * "RAX 0x1 became 0x2"}, {@code "CF was set, is clear"}. Empty exactly when both are equal.
   */
  public List<String> differences(Registers other) {
    return RegisterText.differences(this, other);
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Registers other
        && rip == other.rip
        && rflags == other.rflags
        && mxcsr == other.mxcsr
        && Arrays.equals(general, other.general)
        && Arrays.equals(vectors, other.vectors)
        && Arrays.equals(uppers, other.uppers);
  }

  @Override
  public int hashCode() {
    int hash = Arrays.hashCode(general);
    hash = 31 * hash + Arrays.hashCode(vectors);
    hash = 31 * hash + Arrays.hashCode(uppers);
    hash = 31 * hash + Long.hashCode(rip);
    hash = 31 * hash + Long.hashCode(rflags);
    return 31 * hash + mxcsr;
  }

  /** A dump for people: general registers in rows of four, then RIP and flags, then vectors. */
  @Override
  public String toString() {
    return RegisterText.dump(this);
  }

  private static int checked(int n) {
    if ((n & ~15) != 0) {
      throw new IndexOutOfBoundsException("register " + n + " is not between 0 and 15");
    }
    return n;
  }
}

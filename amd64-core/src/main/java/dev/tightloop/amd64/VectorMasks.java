package dev.tightloop.amd64;

/** Between vectors and single bits, words or bytes (Intel SDM vol. 2). */
final class VectorMasks {
  private static final long BYTE_SIGNS = 0x8080808080808080L;

  private VectorMasks() {}

  /** PMOVMSKB: the top bits of the sixteen bytes. */
  static Operation pmovmskb(Scalar to, Vector from) {
    return cpu -> to.write(cpu, signs(from.low(cpu)) | signs(from.high(cpu)) << 8);
  }

  static Operation movmskps(Scalar to, Vector from) {
    return cpu -> {
      long low = from.low(cpu);
      long high = from.high(cpu);
      to.write(cpu, low >>> 31 & 1 | low >>> 62 & 2 | (high >>> 31 & 1 | high >>> 62 & 2) << 2);
    };
  }

  static Operation movmskpd(Scalar to, Vector from) {
    return cpu -> to.write(cpu, from.low(cpu) >>> 63 | from.high(cpu) >>> 63 << 1);
  }

  static Operation pinsrw(Vector to, Scalar from, Immediate which) {
    int shift = (int) which.value() * 16 & 63;
    long kept = ~(0xffffL << shift);
    boolean upper = (which.value() & 4) != 0;
    return cpu -> {
      long word = (from.read(cpu) & 0xffff) << shift;
      long low = to.low(cpu);
      long high = to.high(cpu);
      to.write(cpu, upper ? low : low & kept | word, upper ? high & kept | word : high);
    };
  }

  static Operation pextrw(Scalar to, Vector from, Immediate which) {
    int shift = (int) which.value() * 16 & 63;
    boolean upper = (which.value() & 4) != 0;
    return cpu -> to.write(cpu, (upper ? from.high(cpu) : from.low(cpu)) >>> shift & 0xffff);
  }

  /**
   * MASKMOVDQU: stores the bytes whose mask byte has its top bit set. The manual lets a processor
   * choose whether the others may fault; here they do, as on AMD's processors.
   */
  static Operation maskmovdqu(Vector from, Vector mask, MemoryBytes to) {
    return cpu -> {
      long chosen = signs(mask.low(cpu)) | signs(mask.high(cpu)) << 8;
      to.write(cpu, from.low(cpu), from.high(cpu), (int) chosen);
    };
  }

  /** The top bits of eight bytes as the low eight bits. */
  private static long signs(long half) {
    // The multiplication moves bit 8 i to bit 56 + i; no two bits meet.
    return ((half & BYTE_SIGNS) >>> 7) * 0x0102040810204080L >>> 56;
  }
}

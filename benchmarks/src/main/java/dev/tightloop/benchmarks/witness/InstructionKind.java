package dev.tightloop.benchmarks.witness;

/** What an encoding means for running two processors side by side. */
enum InstructionKind {
  /** One step, the same on both sides. */
  PLAIN,
  /** A string instruction that repeats: some step once for each iteration. */
  REPEATED,
  /** CPUID, RDTSC, RDTSCP, XGETBV: what it returns is the processor's own affair. */
  EXTERNAL,
  SYSCALL;

  /** By the bytes alone, so that it holds also for what the core does not know. */
  static InstructionKind of(byte[] bytes) {
    int i = 0;
    boolean repeat = false;
    while (i < bytes.length && isPrefix(bytes[i] & 0xff)) {
      int prefix = bytes[i] & 0xff;
      repeat |= prefix == 0xf3 || prefix == 0xf2;
      i++;
    }
    int opcode = at(bytes, i);
    if (opcode != 0x0f) {
      boolean string = opcode >= 0xa4 && opcode <= 0xa7 || opcode >= 0xaa && opcode <= 0xaf;
      return repeat && string ? REPEATED : PLAIN;
    }
    int third = at(bytes, i + 2);
    return switch (at(bytes, i + 1)) {
      case 0x05 -> SYSCALL;
      case 0xa2, 0x31 -> EXTERNAL;
      case 0x01 -> third == 0xd0 || third == 0xf9 ? EXTERNAL : PLAIN;
      default -> PLAIN;
    };
  }

  private static int at(byte[] bytes, int i) {
    return i < bytes.length ? bytes[i] & 0xff : -1;
  }

  private static boolean isPrefix(int b) {
    return switch (b) {
      case 0x26, 0x2e, 0x36, 0x3e, 0x64, 0x65, 0x66, 0x67, 0xf0, 0xf2, 0xf3 -> true;
      default -> b >= 0x40 && b <= 0x4f;
    };
  }

  /** How long an EXTERNAL instruction without needless prefixes is. */
  static int externalLength(byte[] bytes) {
    return at(bytes, 1) == 0x01 ? 3 : 2;
  }
}

package dev.tightloop.amd64;

/**
 * What CPUID may report: one constant a bit, named as Linux' {@code /proc/cpuinfo} or Intel's
 * manual names it. The place of a bit is said here only; CPUID's answers and the guards of
 * instructions ({@link Form#needs}) both follow from it (Intel SDM vol. 2, "CPUID"; AMD64
 * Architecture Programmer's Manual vol. 3, appendix E, for 0x80000001).
 */
public enum Feature {
  FPU(0x1, Register.EDX, 0),
  TSC(0x1, Register.EDX, 4),
  CX8(0x1, Register.EDX, 8),
  CMOV(0x1, Register.EDX, 15),
  CLFLUSH(0x1, Register.EDX, 19),
  MMX(0x1, Register.EDX, 23),
  FXSR(0x1, Register.EDX, 24),
  SSE(0x1, Register.EDX, 25),
  SSE2(0x1, Register.EDX, 26),

  SSE3(0x1, Register.ECX, 0),
  PCLMULQDQ(0x1, Register.ECX, 1),
  SSSE3(0x1, Register.ECX, 9),
  FMA(0x1, Register.ECX, 12),
  CX16(0x1, Register.ECX, 13),
  SSE4_1(0x1, Register.ECX, 19),
  SSE4_2(0x1, Register.ECX, 20),
  MOVBE(0x1, Register.ECX, 22),
  POPCNT(0x1, Register.ECX, 23),
  AES(0x1, Register.ECX, 25),
  XSAVE(0x1, Register.ECX, 26),
  OSXSAVE(0x1, Register.ECX, 27),
  AVX(0x1, Register.ECX, 28),
  F16C(0x1, Register.ECX, 29),
  RDRAND(0x1, Register.ECX, 30),

  FSGSBASE(0x7, Register.EBX, 0),
  BMI1(0x7, Register.EBX, 3),
  AVX2(0x7, Register.EBX, 5),
  BMI2(0x7, Register.EBX, 8),
  ERMS(0x7, Register.EBX, 9),
  RTM(0x7, Register.EBX, 11),
  RDSEED(0x7, Register.EBX, 18),
  ADX(0x7, Register.EBX, 19),
  CLFLUSHOPT(0x7, Register.EBX, 23),
  CLWB(0x7, Register.EBX, 24),
  SHA(0x7, Register.EBX, 29),
  GFNI(0x7, Register.ECX, 8),
  VAES(0x7, Register.ECX, 9),
  VPCLMULQDQ(0x7, Register.ECX, 10),
  RDPID(0x7, Register.ECX, 22),
  MOVDIRI(0x7, Register.ECX, 27),

  SYSCALL(0x8000_0001, Register.EDX, 11),
  NX(0x8000_0001, Register.EDX, 20),
  RDTSCP(0x8000_0001, Register.EDX, 27),
  LM(0x8000_0001, Register.EDX, 29),

  /** LAHF and SAHF in 64-bit mode. */
  LAHF_LM(0x8000_0001, Register.ECX, 0),
  /** Linux calls it abm. */
  LZCNT(0x8000_0001, Register.ECX, 5),
  SSE4A(0x8000_0001, Register.ECX, 6),
  PREFETCHW(0x8000_0001, Register.ECX, 8);

  /** The four registers that CPUID answers in. */
  enum Register {
    EAX,
    EBX,
    ECX,
    EDX
  }

  private final int leaf;
  private final Register register;
  private final int bit;

  Feature(int leaf, Register register, int bit) {
    this.leaf = leaf;
    this.register = register;
    this.bit = bit;
  }

  int leaf() {
    return leaf;
  }

  Register register() {
    return register;
  }

  /** The bit, in place. */
  int mask() {
    return 1 << bit;
  }
}

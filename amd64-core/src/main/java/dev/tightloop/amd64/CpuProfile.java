package dev.tightloop.amd64;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a processor says of itself: the answers of CPUID, XGETBV and the rate of RDTSC. An
 * instruction whose {@link Feature} is not reported is an undefined opcode. Immutable.
 *
 * <p>What is reported can be executed, with one exception: FPU and MMX are reported because no
 * amd64 processor is without them, but instructions of x87 and MMX are undefined opcodes. Go's
 * compiler emits neither.
 *
 * <p>The default, {@link #X86_64_V1}, is the baseline that every amd64 program may rely on (System
 * V ABI, AMD64 supplement, 3.1.1, "x86-64-v1"), and CLFLUSH. On top, XSAVE and OSXSAVE are reported
 * with x87, SSE and AVX state enabled in XCR0, so that a kernel can save the upper halves of the
 * YMM registers; AVX itself is not, so no program uses instructions on them.
 *
 * <p>The time stamp counter is virtual: a function of how many instructions were executed, so that
 * a run can be repeated.
 */
public final class CpuProfile {
  /** The state components that XCR0 enables: x87, SSE, AVX (Intel SDM vol. 1, 13.3). */
  public static final int XCR0 = 0b111;

  /** Where the AVX component lies in the standard XSAVE layout (Intel SDM vol. 1, 13.4.3). */
  static final int AVX_OFFSET = 576;

  static final int AVX_BYTES = 256;

  /** In bytes; leaf 1 reports it in units of eight. */
  static final int CACHE_LINE = 64;

  private static final String VENDOR = "TightloopCPU";
  private static final String BRAND = "Tightloop amd64 core";

  /** Family 6, model 0, stepping 0. */
  private static final int SIGNATURE = 0x600;

  private static final int LAST_LEAF = 0xd;
  private static final int FIRST_EXTENDED_LEAF = 0x8000_0000;
  private static final int LAST_EXTENDED_LEAF = 0x8000_0008;

  /** 48-bit linear, 48-bit physical addresses. */
  private static final int ADDRESS_WIDTHS = 48 << 8 | 48;

  /** What every profile reports. */
  private static final Set<Feature> V1 =
      Collections.unmodifiableSet(
          EnumSet.of(
              Feature.FPU,
              Feature.TSC,
              Feature.CX8,
              Feature.CMOV,
              Feature.CLFLUSH,
              Feature.MMX,
              Feature.FXSR,
              Feature.SSE,
              Feature.SSE2,
              Feature.XSAVE,
              Feature.OSXSAVE,
              Feature.SYSCALL,
              Feature.NX,
              Feature.LM));

  /** What a profile may report beyond {@link #V1}. */
  private static final Set<Feature> OPTIONAL =
      Collections.unmodifiableSet(
          EnumSet.of(
              Feature.CX16,
              Feature.MOVBE,
              Feature.POPCNT,
              Feature.ERMS,
              Feature.LAHF_LM,
              Feature.LZCNT,
              Feature.RDTSCP,
              Feature.FSGSBASE,
              Feature.CLFLUSHOPT,
              Feature.CLWB,
              Feature.PREFETCHW));

  /** The default: the baseline, one tick of the time stamp counter an instruction. */
  public static final CpuProfile X86_64_V1 = new CpuProfile(V1, 1);

  private final EnumSet<Feature> features;
  private final boolean[] reported = new boolean[Feature.values().length];
  private final long ticksPerInstruction;

  /**
   * @param ticksPerInstruction how much the time stamp counter advances an instruction, 1 or more
   * @throws IllegalArgumentException if one of the features is not implemented, one of the baseline
   *     is missing, or the rate is not positive
   */
  public CpuProfile(Set<Feature> features, long ticksPerInstruction) {
    if (!features.containsAll(V1)) {
      EnumSet<Feature> missing = EnumSet.copyOf(V1);
      missing.removeAll(features);
      throw new IllegalArgumentException("a profile must report " + missing);
    }
    EnumSet<Feature> unknown = EnumSet.copyOf(features);
    unknown.removeAll(implemented());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("the core does not implement " + unknown);
    }
    if (ticksPerInstruction < 1) {
      throw new IllegalArgumentException(
          "the time stamp counter cannot advance by " + ticksPerInstruction);
    }
    this.features = EnumSet.copyOf(features);
    for (Feature feature : features) {
      reported[feature.ordinal()] = true;
    }
    this.ticksPerInstruction = ticksPerInstruction;
  }

  /** Every feature that a profile may report. */
  public static Set<Feature> implemented() {
    EnumSet<Feature> all = EnumSet.copyOf(V1);
    all.addAll(OPTIONAL);
    return all;
  }

  /** This profile with another feature. */
  public CpuProfile with(Feature feature) {
    EnumSet<Feature> more = EnumSet.copyOf(features);
    more.add(feature);
    return new CpuProfile(more, ticksPerInstruction);
  }

  /** This profile with another rate of the time stamp counter. */
  public CpuProfile withTicksPerInstruction(long ticks) {
    return new CpuProfile(features, ticks);
  }

  /** Does CPUID report it? */
  public boolean reports(Feature feature) {
    return reported[feature.ordinal()];
  }

  /** The time stamp counter after so many instructions. */
  long timeStamp(long instructions) {
    return instructions * ticksPerInstruction;
  }

  /**
   * CPUID's answer in a register: zero for a leaf or subleaf that does not exist (AMD's way;
   * Intel's processors answer as for the last basic leaf).
   *
   * @param leaf EAX
   * @param subleaf ECX, which only leaves 7 and 0xd look at
   */
  int cpuid(int leaf, int subleaf, Feature.Register register) {
    int fixed =
        switch (leaf) {
          case 0 -> vendor(LAST_LEAF, register);
          case 1 -> version(register);
          case 0xd -> xsaveState(subleaf, register);
          case FIRST_EXTENDED_LEAF -> vendor(LAST_EXTENDED_LEAF, register);
          case 0x8000_0002, 0x8000_0003, 0x8000_0004 -> brand(leaf - 0x8000_0002, register);
          case LAST_EXTENDED_LEAF -> register == Feature.Register.EAX ? ADDRESS_WIDTHS : 0;
          default -> 0;
        };
    return leaf == 7 && subleaf != 0 ? 0 : fixed | bits(leaf, register);
  }

  private int bits(int leaf, Feature.Register register) {
    int bits = 0;
    for (Feature feature : features) {
      if (feature.leaf() == leaf && feature.register() == register) {
        bits |= feature.mask();
      }
    }
    return bits;
  }

  /** The vendor's name is spread over EBX, EDX and ECX, in this order. */
  private static int vendor(int last, Feature.Register register) {
    return switch (register) {
      case EAX -> last;
      case EBX -> text(VENDOR, 0);
      case EDX -> text(VENDOR, 4);
      case ECX -> text(VENDOR, 8);
    };
  }

  private static int version(Feature.Register register) {
    return switch (register) {
      case EAX -> SIGNATURE;
      case EBX -> CACHE_LINE / 8 << 8;
      default -> 0;
    };
  }

  private static int brand(int part, Feature.Register register) {
    return text(BRAND, 16 * part + 4 * register.ordinal());
  }

  /** Leaf 0xd: the sizes of the XSAVE area and of its AVX component. */
  private static int xsaveState(int subleaf, Feature.Register register) {
    return switch (subleaf) {
      case 0 ->
          switch (register) {
            case EAX -> XCR0;
            case EBX, ECX -> AVX_OFFSET + AVX_BYTES;
            case EDX -> 0;
          };
      case 2 ->
          switch (register) {
            case EAX -> AVX_BYTES;
            case EBX -> AVX_OFFSET;
            default -> 0;
          };
      default -> 0;
    };
  }

  /** Four characters as a little-endian number; zeros behind the end. */
  private static int text(String text, int from) {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), from + 4);
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value |= bytes[from + i] << 8 * i;
    }
    return value;
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof CpuProfile other
        && features.equals(other.features)
        && ticksPerInstruction == other.ticksPerInstruction;
  }

  @Override
  public int hashCode() {
    return Objects.hash(features, ticksPerInstruction);
  }

  @Override
  public String toString() {
    return features + ", " + ticksPerInstruction + " ticks an instruction";
  }
}

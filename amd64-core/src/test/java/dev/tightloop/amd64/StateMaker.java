package dev.tightloop.amd64;

/**
 * Random machine states for an encoding, biased to where its results, flags and faults change. What
 * a state is biased to follows from the mnemonic; a mnemonic without a bias gets plain registers
 * and memory operands in good and bad places, like all others.
 */
final class StateMaker {
  private static final int RAX = StateRecord.gpr(0);
  private static final int RCX = StateRecord.gpr(1);
  private static final int RDX = StateRecord.gpr(2);
  private static final int RBX = StateRecord.gpr(3);
  private static final int RSP = StateRecord.gpr(4);
  private static final int RBP = StateRecord.gpr(5);
  private static final int RSI = StateRecord.gpr(6);
  private static final int RDI = StateRecord.gpr(7);

  private final Randomness random;
  private final AddressChooser addresses;
  private long region;

  StateMaker(Randomness random) {
    this.random = random;
    this.addresses = new AddressChooser(random);
  }

  /** Writes a state for running the encoding in this region of code. */
  void next(Encoding encoding, int region, long[] records, int at) {
    this.region = Arena.region(region);
    StateBias bias = encoding.bias();
    for (int n = 0; n < 16; n++) {
      records[at + n] = number(bias);
    }
    records[at + RSP] = addresses.next(8, true) & (random.percent(80) ? -8L : -1L);
    records[at + StateRecord.RIP] = encoding.start(region);
    records[at + StateRecord.RFLAGS] = 0x202 | random.next() & (Flags.STATUS | Flags.DF);
    if (random.percent(5)) {
      records[at + StateRecord.RFLAGS] |= Flags.TF;
    }
    records[at + StateRecord.MXCSR] = mxcsr(encoding.vector());
    vectors(encoding.vector(), bias, records, at);
    registers(bias, encoding.prefixes(), records, at);
    if (encoding.hasMemoryOperand()) {
      aim(encoding, bias, records, at);
    }
    Prefixes prefixes = encoding.prefixes();
    long operand =
        encoding.hasMemoryOperand()
            ? encoding.address().of(records, at)
            : (bias == StateBias.MASKED ? base(prefixes) : 0)
                + (records[at + RDI] & prefixes.addressMask());
    long other =
        bias == StateBias.STRING
            ? base(prefixes) + (records[at + RSI] & prefixes.addressMask())
            : records[at + RSP];
    records[at + StateRecord.WINDOW_ADDRESSES] = Arena.window(operand);
    records[at + StateRecord.WINDOW_ADDRESSES + 1] = Arena.window(other);
    windows(encoding.vector(), bias, records, at);
  }

  private long number(StateBias bias) {
    int kind = random.below(32);
    if (bias == StateBias.CONTROL ? kind >= 8 : kind == 31) {
      return landing();
    }
    if (kind == 30) {
      return addresses.next(8, true);
    }
    return Numbers.next(random);
  }

  /** An INT3 of this region. */
  private long landing() {
    return region + 0x400 + random.below(0x200);
  }

  /** Half of the time as at reset; else any rounding, DAZ, FTZ, masks and sticky bits. */
  private long mxcsr(boolean vector) {
    if (!vector || random.percent(40)) {
      return Registers.MXCSR_AT_RESET | (random.percent(50) ? random.below(64) : 0);
    }
    long control = random.next() & 0xe040 | 0x1f80;
    long sticky = random.percent(50) ? random.below(64) : 0;
    long unmasked = random.percent(25) ? random.next() & 0x1f80 : 0;
    return control & ~unmasked | sticky;
  }

  private void vectors(boolean used, StateBias bias, long[] records, int at) {
    for (int i = 0; i < 32; i++) {
      records[at + StateRecord.XMM + i] = used ? lane(bias) : random.next();
      records[at + StateRecord.YMM_UPPER + i] = random.next();
    }
    if (used && random.percent(20)) {
      // Equal operands, often in one lane only.
      int from = random.below(32);
      for (int i = random.below(2); i < 32; i += 2) {
        records[at + StateRecord.XMM + i] = records[at + StateRecord.XMM + from];
      }
    }
  }

  private long lane(StateBias bias) {
    boolean single = bias == StateBias.SINGLE;
    if (single || bias == StateBias.DOUBLE) {
      int kind = random.below(8);
      if (kind > 0) {
        return single == kind > 1 ? singles() : FloatBits.binary64(random);
      }
    }
    return Numbers.next(random);
  }

  private long singles() {
    return FloatBits.binary32(random) & 0xffff_ffffL | (long) FloatBits.binary32(random) << 32;
  }

  private void registers(StateBias bias, Prefixes prefixes, long[] records, int at) {
    switch (bias) {
      case COUNT -> {
        if (random.percent(50)) {
          records[at + RCX] = records[at + RCX] & ~0xffL | random.below(72);
        }
      }
      case DIVISION -> {
        // Make quotients fit often.
        if (random.percent(70)) {
          records[at + RDX] = random.percent(30) ? random.below(4) : 0;
          records[at + RAX] = random.next() >>> random.below(64);
          if (random.percent(30)) {
            records[at + RDX] = -1;
            records[at + RAX] = -records[at + RAX];
          }
        }
      }
      case COMPARE -> {
        records[at + RAX] = records[at + random.below(16)];
        if (random.percent(30)) {
          records[at + RDX] = records[at + RBX];
        }
      }
      case STRING -> {
        records[at + RSI] = addresses.next(16, true);
        records[at + RDI] =
            random.percent(40)
                ? records[at + RSI] + random.below(64) - 32
                : addresses.next(16, true);
        records[at + RCX] = count();
        records[at + RSI] -= base(prefixes);
        if (prefixes.narrowAddress()) {
          records[at + RSI] = records[at + RSI] & 0xffff_ffffL | random.next() << 32;
          records[at + RDI] = records[at + RDI] & 0xffff_ffffL | random.next() << 32;
          records[at + RCX] = records[at + RCX] & 0xffff_ffffL | random.next() << 32;
        }
      }
      case MASKED -> records[at + RDI] = addresses.next(16, true) - base(prefixes);
      case LOOP -> records[at + RCX] = count();
      case FRAME -> records[at + RBP] = addresses.next(8, true);
      case TABLE ->
          records[at + RBX] = addresses.next(1, true) - base(prefixes) - (records[at + RAX] & 0xff);
      default -> {}
    }
  }

  private static long base(Prefixes prefixes) {
    return switch (prefixes.segment()) {
      case Registers.FS_BASE -> Arena.FS_BASE;
      case Registers.GS_BASE -> Arena.GS_BASE;
      default -> 0;
    };
  }

  private long count() {
    int kind = random.below(16);
    long high = random.percent(10) ? random.next() << 32 : 0;
    if (kind < 12) {
      return high | random.below(20);
    }
    return kind < 15 ? high | random.below(600) : Numbers.next(random);
  }

  private void aim(Encoding encoding, StateBias bias, long[] records, int at) {
    OperandAddress address = encoding.address();
    if (bias == StateBias.BIT_STRING && random.percent(80)) {
      int reg = StateRecord.gpr(encoding.reg());
      records[at + reg] = random.below(1024) - 512;
    }
    if (!address.isConstant() && !random.percent(3)) {
      int size = Math.max(1, encoding.operandBits() / 8);
      address.aim(records, at, addresses.next(size, true), random);
    }
  }

  /** Memory around the operand: like registers, or equal to one. */
  private void windows(boolean vector, StateBias bias, long[] records, int at) {
    long common = random.percent(20) ? records[at + random.below(16)] : random.next();
    boolean equal = random.percent(30);
    for (int i = 0; i < 2 * StateRecord.WINDOW_LONGS; i++) {
      long value = vector ? lane(bias) : equal ? common : number(bias);
      if (bias == StateBias.CONTROL_REGISTER && random.percent(70)) {
        value &= 0xffff_0000_ffffL;
      }
      records[at + StateRecord.WINDOWS + i] = value;
    }
  }
}

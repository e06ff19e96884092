package dev.tightloop.amd64;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;
import dev.tightloop.amd64.OpcodeTable.Row;
import java.util.List;

/**
 * Random encodings of a row: prefixes, register numbers, addressing forms and immediates (Intel SDM
 * vol. 2, chapter 2). It knows operands by what {@link OperandEncoding} says of them; but jump
 * distances and constant addresses by the letters J and O that its names begin with.
 */
final class EncodingMaker {
  private static final int[] IGNORED_SEGMENTS = {0x26, 0x2e, 0x36, 0x3e};

  /** Of a page: from here no instruction reaches its end. */
  private static final int MIDDLE = 0x800;

  /** In SIB's index field, unless REX.X is set. */
  private static final int NO_INDEX = 4;

  private final Randomness random;
  private final AddressChooser addresses;

  EncodingMaker(Randomness random) {
    this.random = random;
    this.addresses = new AddressChooser(random);
  }

  /** An encoding for this region of code. */
  Encoding next(ComparedRow compared, int region) {
    Row row = compared.row();
    int offset = fetchesAreAlike(row) ? offset() : MIDDLE + random.below(64);
    Assembler code = new Assembler(Arena.region(region) + offset);
    boolean fs = random.percent(10);
    boolean gs = !fs && random.percent(10);
    boolean narrow = random.percent(10);
    if (random.percent(5)) {
      code.raw(IGNORED_SEGMENTS[random.below(4)]);
    }
    if (fs || gs) {
      code.raw(fs ? 0x64 : 0x65);
    }
    if (narrow) {
      code.raw(0x67);
    }
    if (compared.lock()) {
      code.raw(0xf0);
    }
    boolean word = row.prefix() == PrefixClass.P66 || repeats(row) && random.percent(10);
    if (word) {
      code.raw(0x66);
    }
    if (repeats(row)) {
      code.raw(row.prefix() == PrefixClass.PF3 ? 0xf3 : 0xf2);
    }
    int rex = rex();
    if (rex != 0) {
      code.raw(rex);
    }
    switch (row.opcode() >> 8) {
      case 1 -> code.raw(0x0f);
      case 2 -> code.raw(0x0f, 0x38);
      case 3 -> code.raw(0x0f, 0x3a);
      default -> {}
    }
    code.raw(row.opcode() & 0xff);
    Prefixes prefixes = prefixes(rex, row, word, compared.lock(), segment(fs, gs), narrow);
    int immediates = row.form().immediateBytes(prefixes);
    int modRm = -1;
    OperandAddress address = null;
    long segmentBase = fs ? Arena.FS_BASE : gs ? Arena.GS_BASE : 0;
    if (!row.modRms().isEmpty()) {
      modRm = modRm(row.modRms(), compared.lock());
      if (ModRm.isMemory(modRm)) {
        address = memory(code, ModRm.reg(modRm), prefixes, segmentBase, narrow, immediates);
      } else {
        code.raw(modRm);
      }
    }
    long immediate = immediates(code, row, prefixes, region, immediates, segmentBase);
    if (isOffset(row.form())) {
      address = new OperandAddress(segmentBase, -1, -1, 0, immediate, narrow);
    }
    return new Encoding(
        compared,
        StateBias.of(compared.mnemonic()),
        compared.isVector(),
        code.bytes(),
        offset,
        prefixes,
        modRm,
        operandBits(row.form(), prefixes),
        immediate,
        address);
  }

  private static boolean repeats(Row row) {
    return row.prefix() == PrefixClass.PF3 || row.prefix() == PrefixClass.PF2;
  }

  /** Processors differ in whether they fetch a ModR/M byte for UD0 and UD1 (SDM vol. 2, "UD"). */
  private static boolean fetchesAreAlike(Row row) {
    return !row.form().mnemonics()[0].matches("ud[01]");
  }

  /** In the middle of a page, or around a page's end, or at the end of all code. */
  private int offset() {
    int place = random.below(100);
    if (place < 85) {
      return MIDDLE + random.below(64);
    }
    int end = place < 97 ? Arena.PAGE : Arena.REGION_BYTES;
    return end - 1 - random.below(16);
  }

  private int rex() {
    int kind = random.below(8);
    return kind < 3 ? 0 : 0x40 | random.below(16);
  }

  private static int segment(boolean fs, boolean gs) {
    return fs ? Registers.FS_BASE : gs ? Registers.GS_BASE : Registers.ZERO;
  }

  private static Prefixes prefixes(
      int rex, Row row, boolean word, boolean lock, int segment, boolean narrow) {
    int repeat =
        switch (row.prefix()) {
          case PF3 -> 0xf3;
          case PF2 -> 0xf2;
          default -> 0;
        };
    return new Prefixes(rex, repeat, word, lock, segment, narrow);
  }

  /** One of the row's bytes; memory as often as a register. LOCK seldom goes with a register. */
  private int modRm(List<Integer> all, boolean lock) {
    boolean memory = lock ? !random.percent(5) : random.percent(50);
    int start = random.below(all.size());
    for (int i = 0; i < all.size(); i++) {
      int modRm = all.get((start + i) % all.size());
      if (ModRm.isMemory(modRm) == memory) {
        return modRm;
      }
    }
    return all.get(start);
  }

  private OperandAddress memory(
      Assembler code, int reg, Prefixes prefixes, long segment, boolean narrow, int immediates) {
    return switch (random.below(8)) {
      case 0 -> absolute(code, reg, prefixes, segment, narrow);
      case 1 -> ripRelative(code, reg, segment, narrow, immediates);
      case 2 -> indexOnly(code, reg, prefixes, segment, narrow);
      case 3, 4 -> baseAndIndex(code, reg, prefixes, segment, narrow);
      default -> baseOnly(code, reg, prefixes, segment, narrow);
    };
  }

  /** SIB with neither base nor index; but REX.X makes the index R12. */
  private OperandAddress absolute(
      Assembler code, int reg, Prefixes prefixes, long segment, boolean narrow) {
    long offset = addresses.next(16, false) - segment;
    int scale = random.below(4);
    code.raw(reg << 3 | 4, scale << 6 | NO_INDEX << 3 | 5);
    int32(code, offset);
    return new OperandAddress(segment, -1, wholeIndex(NO_INDEX, prefixes), scale, offset, narrow);
  }

  /** The register that SIB's field and REX.X name, or -1. */
  private static int wholeIndex(int field, Prefixes prefixes) {
    int index = field | prefixes.x();
    return index == NO_INDEX ? -1 : index;
  }

  private OperandAddress ripRelative(
      Assembler code, int reg, long segment, boolean narrow, int immediates) {
    long offset = addresses.next(16, false) - segment;
    code.raw(reg << 3 | 5);
    int32(code, offset - (code.here() + 4 + immediates));
    return new OperandAddress(segment, -1, -1, 0, offset, narrow);
  }

  private OperandAddress indexOnly(
      Assembler code, int reg, Prefixes prefixes, long segment, boolean narrow) {
    int index = random.below(8);
    int scale = random.below(4);
    code.raw(reg << 3 | 4, scale << 6 | index << 3 | 5);
    long displacement = random.below(0x1000) - 0x800;
    int32(code, displacement);
    return new OperandAddress(
        segment, -1, wholeIndex(index, prefixes), scale, displacement, narrow);
  }

  private OperandAddress baseAndIndex(
      Assembler code, int reg, Prefixes prefixes, long segment, boolean narrow) {
    int base = random.below(8);
    int index = random.below(8);
    int scale = random.below(4);
    int mod = (base & 7) == 5 ? 1 + random.below(2) : random.below(3);
    code.raw(mod << 6 | reg << 3 | 4, scale << 6 | index << 3 | base);
    return new OperandAddress(
        segment,
        base | prefixes.b(),
        wholeIndex(index, prefixes),
        scale,
        displacement(code, mod),
        narrow);
  }

  private OperandAddress baseOnly(
      Assembler code, int reg, Prefixes prefixes, long segment, boolean narrow) {
    int base = random.below(8);
    if (base == 4) {
      return baseAndIndex(code, reg, prefixes, segment, narrow);
    }
    int mod = base == 5 ? 1 + random.below(2) : random.below(3);
    code.raw(mod << 6 | reg << 3 | base);
    return new OperandAddress(segment, base | prefixes.b(), -1, 0, displacement(code, mod), narrow);
  }

  private long displacement(Assembler code, int mod) {
    if (mod == 0) {
      return 0;
    }
    if (mod == 1) {
      int displacement = (byte) random.next();
      code.raw(displacement);
      return displacement;
    }
    int displacement = random.percent(50) ? (int) random.next() : random.below(0x1000) - 0x800;
    int32(code, displacement);
    return displacement;
  }

  /** Returns the value of the last immediate. */
  private long immediates(
      Assembler code, Row row, Prefixes prefixes, int region, int immediates, long segment) {
    long end = code.here() + immediates;
    long value = 0;
    for (OperandEncoding operand : row.form().operands()) {
      int bytes = operand.bytes(prefixes);
      if (bytes > 0) {
        value =
            switch (operand.name().charAt(0)) {
              case 'J' -> distance(bytes, end, region);
              case 'O' -> addresses.next(16, bytes == 8) - segment;
              case 'I' -> row.form().mnemonics()[0].equals("int") ? gate() : Numbers.next(random);
              default -> Numbers.next(random);
            };
        for (int i = 0; i < bytes; i++) {
          code.raw((int) (value >> 8 * i));
        }
        value = value << 64 - 8 * bytes >> 64 - 8 * bytes;
      }
    }
    return value;
  }

  /** INT's: often one that user code may call, but not 0x80, which enters the kernel. */
  private int gate() {
    int gate = random.percent(50) ? 3 + random.below(2) : random.below(256);
    return gate == 0x80 ? 0 : gate;
  }

  /** Is the address of an operand an immediate? */
  private static boolean isOffset(Form form) {
    for (OperandEncoding operand : form.operands()) {
      if (operand.name().charAt(0) == 'O' && operand != OperandEncoding.ONE) {
        return true;
      }
    }
    return false;
  }

  /** A jump lands on an INT3, or on a page that cannot be executed, but not in the instruction. */
  private long distance(int bytes, long end, int region) {
    if (bytes > 1 && random.percent(40)) {
      long target =
          random.percent(50)
              ? addresses.next(1, false)
              : Arena.region(region) + 0x400 + random.below(0x200);
      return target - end;
    }
    int distance = random.below(256) - 128;
    return distance < 0 ? distance - 15 < -128 ? -128 : distance - 15 : distance;
  }

  /** The first operand's width, by its encoding's name. */
  private static int operandBits(Form form, Prefixes prefixes) {
    if (form.operands().length == 0) {
      return prefixes.size().bits();
    }
    String name = form.operands()[0].name();
    if (name.matches("[A-Z]+8") || name.equals("AL") || name.equals("I8")) {
      return 8;
    }
    for (int bits : new int[] {16, 32, 64, 128}) {
      if (name.matches("[A-Z]+" + bits + "(_.*)?")) {
        return bits;
      }
    }
    if (name.endsWith("_STACK")) {
      return prefixes.operandSize() && !prefixes.w() ? 16 : 64;
    }
    return name.endsWith("Y") ? prefixes.w() ? 64 : 32 : prefixes.size().bits();
  }

  private static void int32(Assembler code, long value) {
    code.raw((int) value, (int) (value >> 8), (int) (value >> 16), (int) (value >> 24));
  }
}

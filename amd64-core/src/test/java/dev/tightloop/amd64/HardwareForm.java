package dev.tightloop.amd64;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One encoding that is compared with a real processor. {@link #ALL} is the one table that says
 * which flags the manual leaves undefined.
 *
 * @param prefix mandatory prefix or LOCK, 0 for none
 * @param opcode with 0x0f00 for the second map
 * @param digit the reg field, or -1 for a register
 * @param immediate what follows
 * @param undefined status flags that the manual leaves undefined
 */
record HardwareForm(
    String name,
    Group group,
    int prefix,
    int opcode,
    int digit,
    Widths widths,
    Place place,
    Constant immediate,
    long undefined) {

  enum Group {
    ARITHMETIC,
    SHIFT,
    MULTIPLY_DIVIDE,
    MOVE,
    BIT,
    VECTOR,
    FLOAT
  }

  enum Widths {
    BYTE,
    WORD_TO_QWORD,
    DWORD_OR_QWORD,
    FIXED,
    /** 64 bits by default, 16 with prefix 66. */
    STACK
  }

  /** What ModR/M may say. */
  enum Place {
    ANY,
    MEMORY,
    REGISTER,
    IN_OPCODE,
    NONE
  }

  enum Constant {
    NONE,
    BYTE,
    UP_TO_DWORD,
    FULL
  }

  private static final long PRODUCT_FLAGS = Flags.SF | Flags.ZF | Flags.AF | Flags.PF;
  private static final long BIT_TEST_FLAGS = Flags.OF | Flags.SF | Flags.AF | Flags.PF;
  private static final long BIT_SCAN_FLAGS = Flags.STATUS & ~Flags.ZF;

  static final List<HardwareForm> ALL = all();

  boolean isBitScan() {
    return opcode == 0x0fbc || opcode == 0x0fbd;
  }

  boolean isShiftByCount() {
    return group == Group.SHIFT && (opcode & 0xfe) != 0xd0;
  }

  /** Flags without meaning for this count; rotates leave SF, ZF, AF and PF alone. */
  long undefinedForCount(int count, int bits) {
    long flags = digit >= 4 ? Flags.AF : 0;
    int masked = count & (bits == 64 ? 63 : 31);
    if (masked == 0) {
      return 0;
    }
    if (masked != 1) {
      flags |= Flags.OF;
    }
    return digit >= 4 && digit <= 5 && masked >= bits ? flags | Flags.CF : flags;
  }

  private static List<HardwareForm> all() {
    List<HardwareForm> forms = new ArrayList<>();
    for (AluOperation op : AluOperation.values()) {
      long undefined =
          op == AluOperation.AND || op == AluOperation.OR || op == AluOperation.XOR ? Flags.AF : 0;
      String name = op.mnemonic();
      int base = op.ordinal() << 3;
      for (int low = 0; low < 4; low++) {
        forms.add(alu(name, base + low, -1, Place.ANY, Constant.NONE, undefined));
      }
      forms.add(alu(name, base + 4, -1, Place.NONE, Constant.BYTE, undefined));
      forms.add(alu(name, base + 5, -1, Place.NONE, Constant.UP_TO_DWORD, undefined));
      forms.add(alu(name, 0x80, op.ordinal(), Place.ANY, Constant.BYTE, undefined));
      forms.add(alu(name, 0x81, op.ordinal(), Place.ANY, Constant.UP_TO_DWORD, undefined));
      forms.add(alu(name, 0x83, op.ordinal(), Place.ANY, Constant.BYTE, undefined));
    }
    for (int wide = 0; wide < 2; wide++) {
      Constant constant = wide == 0 ? Constant.BYTE : Constant.UP_TO_DWORD;
      forms.add(alu("test", 0x84 + wide, -1, Place.ANY, Constant.NONE, Flags.AF));
      forms.add(alu("test", 0xa8 + wide, -1, Place.NONE, constant, Flags.AF));
      forms.add(alu("test", 0xf6 + wide, 0, Place.ANY, constant, Flags.AF));
      forms.add(alu("inc", 0xfe + wide, 0, Place.ANY, Constant.NONE, 0));
      forms.add(alu("dec", 0xfe + wide, 1, Place.ANY, Constant.NONE, 0));
      forms.add(alu("not", 0xf6 + wide, 2, Place.ANY, Constant.NONE, 0));
      forms.add(alu("neg", 0xf6 + wide, 3, Place.ANY, Constant.NONE, 0));
      forms.add(alu("cmpxchg", 0x0fb0 + wide, -1, Place.ANY, Constant.NONE, 0));
      forms.add(alu("xadd", 0x0fc0 + wide, -1, Place.ANY, Constant.NONE, 0));
      forms.add(locked("lock cmpxchg", 0x0fb0 + wide));
      forms.add(locked("lock xadd", 0x0fc0 + wide));
      for (ShiftOperation shift : ShiftOperation.values()) {
        String name = shift.mnemonic();
        long af = shift.digit() >= 4 ? Flags.AF : 0;
        forms.add(
            form(name, Group.SHIFT, 0xc0 + wide, shift.digit(), widths(wide), Constant.BYTE, 0));
        forms.add(
            form(name, Group.SHIFT, 0xd0 + wide, shift.digit(), widths(wide), Constant.NONE, af));
        forms.add(
            form(name, Group.SHIFT, 0xd2 + wide, shift.digit(), widths(wide), Constant.NONE, 0));
      }
      String[] names = {"mul", "imul", "div", "idiv"};
      for (int i = 0; i < 4; i++) {
        long undefined = i < 2 ? PRODUCT_FLAGS : Flags.STATUS;
        forms.add(
            form(
                names[i],
                Group.MULTIPLY_DIVIDE,
                0xf6 + wide,
                4 + i,
                widths(wide),
                Constant.NONE,
                undefined));
      }
      forms.add(move("mov", 0x88 + wide, -1, widths(wide), Place.ANY, Constant.NONE));
      forms.add(move("mov", 0x8a + wide, -1, widths(wide), Place.ANY, Constant.NONE));
      forms.add(move("mov", 0xc6 + wide, 0, widths(wide), Place.ANY, constant));
      forms.add(move("xchg", 0x86 + wide, -1, widths(wide), Place.ANY, Constant.NONE));
    }
    Widths v = Widths.WORD_TO_QWORD;
    forms.add(form("imul", Group.MULTIPLY_DIVIDE, 0x0faf, -1, v, Constant.NONE, PRODUCT_FLAGS));
    forms.add(
        form("imul", Group.MULTIPLY_DIVIDE, 0x69, -1, v, Constant.UP_TO_DWORD, PRODUCT_FLAGS));
    forms.add(form("imul", Group.MULTIPLY_DIVIDE, 0x6b, -1, v, Constant.BYTE, PRODUCT_FLAGS));
    forms.add(move("mov", 0xb0, -1, Widths.BYTE, Place.IN_OPCODE, Constant.BYTE));
    forms.add(move("mov", 0xb8, -1, v, Place.IN_OPCODE, Constant.FULL));
    forms.add(move("xchg", 0x90, -1, v, Place.IN_OPCODE, Constant.NONE));
    forms.add(move("bswap", 0x0fc8, -1, Widths.DWORD_OR_QWORD, Place.IN_OPCODE, Constant.NONE));
    int[] extending = {0x0fb6, 0x0fb7, 0x0fbe, 0x0fbf};
    for (int opcode : extending) {
      forms.add(move("movzx or movsx", opcode, -1, v, Place.ANY, Constant.NONE));
    }
    forms.add(move("movsxd", 0x63, -1, v, Place.ANY, Constant.NONE));
    forms.add(move("lea", 0x8d, -1, v, Place.MEMORY, Constant.NONE));
    forms.add(move("cbw", 0x98, -1, v, Place.NONE, Constant.NONE));
    forms.add(move("cwd", 0x99, -1, v, Place.NONE, Constant.NONE));
    forms.add(move("push", 0x50, -1, Widths.STACK, Place.IN_OPCODE, Constant.NONE));
    forms.add(move("pop", 0x58, -1, Widths.STACK, Place.IN_OPCODE, Constant.NONE));
    forms.add(move("push", 0xff, 6, Widths.STACK, Place.ANY, Constant.NONE));
    forms.add(move("pop", 0x8f, 0, Widths.STACK, Place.ANY, Constant.NONE));
    forms.add(move("push", 0x68, -1, Widths.STACK, Place.NONE, Constant.UP_TO_DWORD));
    forms.add(move("push", 0x6a, -1, Widths.STACK, Place.NONE, Constant.BYTE));
    int[] flagBytes = {0xf5, 0xf8, 0xf9, 0xfc, 0xfd, 0x9e, 0x9f, 0x9c, 0x90};
    for (int opcode : flagBytes) {
      forms.add(move("flags", opcode, -1, Widths.FIXED, Place.NONE, Constant.NONE));
    }
    for (Condition c : Condition.values()) {
      int n = c.ordinal();
      forms.add(move("set" + c.suffix(), 0x0f90 + n, 0, Widths.BYTE, Place.ANY, Constant.NONE));
      forms.add(move("cmov" + c.suffix(), 0x0f40 + n, -1, v, Place.ANY, Constant.NONE));
    }
    for (BitTestOperation op : BitTestOperation.values()) {
      int n = op.ordinal();
      forms.add(
          new HardwareForm(
              op.mnemonic(),
              Group.BIT,
              0,
              0x0fa3 + (n << 3),
              -1,
              v,
              Place.REGISTER,
              Constant.NONE,
              BIT_TEST_FLAGS));
      forms.add(form(op.mnemonic(), Group.BIT, 0x0fba, 4 + n, v, Constant.BYTE, BIT_TEST_FLAGS));
    }
    forms.add(form("bsf", Group.BIT, 0x0fbc, -1, v, Constant.NONE, BIT_SCAN_FLAGS));
    forms.add(form("bsr", Group.BIT, 0x0fbd, -1, v, Constant.NONE, BIT_SCAN_FLAGS));
    int[] none = {0x10, 0x11, 0x12, 0x14, 0x15, 0x16, 0x28, 0x29, 0x54, 0x55, 0x56, 0x57};
    for (int opcode : none) {
      forms.add(vector(0, opcode, Constant.NONE));
      if (opcode != 0x12 && opcode != 0x16) {
        forms.add(vector(0x66, opcode, Constant.NONE));
      }
    }
    int[] stores = {0x13, 0x17, 0x2b};
    for (int opcode : stores) {
      forms.add(vector(0, opcode, Place.MEMORY, Widths.FIXED, Constant.NONE));
      forms.add(vector(0x66, opcode, Place.MEMORY, Widths.FIXED, Constant.NONE));
    }
    int[] halves = {0x12, 0x16, 0xe7};
    for (int opcode : halves) {
      forms.add(vector(0x66, opcode, Place.MEMORY, Widths.FIXED, Constant.NONE));
    }
    for (int opcode = 0x60; opcode <= 0xfe; opcode++) {
      boolean packed = opcode <= 0x6d || opcode == 0x6f || opcode >= 0xd1;
      // Others, and without a meaning: stores, masks, conversions, F0 and FF.
      boolean own = Set.of(0xd7, 0xe6, 0xe7, 0xf0, 0xf7).contains(opcode);
      if (packed && !own || opcode >= 0x74 && opcode <= 0x76 || opcode == 0x7f) {
        forms.add(vector(0x66, opcode, Constant.NONE));
      }
    }
    for (int opcode = 0x71; opcode <= 0x73; opcode++) {
      for (int digit : opcode == 0x73 ? new int[] {2, 3, 6, 7} : new int[] {2, 4, 6}) {
        forms.add(
            new HardwareForm(
                "shift",
                Group.VECTOR,
                0x66,
                0x0f00 | opcode,
                digit,
                Widths.FIXED,
                Place.REGISTER,
                Constant.BYTE,
                0));
      }
    }
    Widths y = Widths.DWORD_OR_QWORD;
    forms.add(vector(0, 0x50, Place.REGISTER, y, Constant.NONE));
    forms.add(vector(0x66, 0x50, Place.REGISTER, y, Constant.NONE));
    forms.add(vector(0x66, 0xd7, Place.REGISTER, y, Constant.NONE));
    forms.add(vector(0x66, 0xc5, Place.REGISTER, Widths.FIXED, Constant.BYTE));
    forms.add(vector(0x66, 0xc4, Constant.BYTE));
    forms.add(vector(0x66, 0xc6, Constant.BYTE));
    forms.add(vector(0, 0xc6, Constant.BYTE));
    int[] prefixes = {0x66, 0xf2, 0xf3};
    for (int prefix : prefixes) {
      forms.add(vector(prefix, 0x70, Constant.BYTE));
      forms.add(sse(Group.FLOAT, prefix, 0xe6, Widths.FIXED, Constant.NONE));
    }
    int[] f3 = {0x6f, 0x7f, 0x7e, 0x10, 0x11};
    for (int opcode : f3) {
      forms.add(vector(0xf3, opcode, Constant.NONE));
    }
    forms.add(vector(0xf2, 0x10, Constant.NONE));
    forms.add(vector(0xf2, 0x11, Constant.NONE));
    forms.add(sse(Group.VECTOR, 0x66, 0x6e, Widths.DWORD_OR_QWORD, Constant.NONE));
    forms.add(sse(Group.VECTOR, 0x66, 0x7e, Widths.DWORD_OR_QWORD, Constant.NONE));
    int[] four = {0, 0x66, 0xf2, 0xf3};
    int[] arithmetic = {0x51, 0x58, 0x59, 0x5a, 0x5c, 0x5d, 0x5e, 0x5f};
    for (int prefix : four) {
      for (int opcode : arithmetic) {
        forms.add(sse(Group.FLOAT, prefix, opcode, Widths.FIXED, Constant.NONE));
      }
      forms.add(sse(Group.FLOAT, prefix, 0xc2, Widths.FIXED, Constant.BYTE));
      if (prefix != 0xf2) {
        forms.add(sse(Group.FLOAT, prefix, 0x5b, Widths.FIXED, Constant.NONE));
      }
    }
    for (int opcode = 0x2a; opcode <= 0x2d; opcode++) {
      if (opcode != 0x2b) {
        forms.add(sse(Group.FLOAT, 0xf2, opcode, y, Constant.NONE));
        forms.add(sse(Group.FLOAT, 0xf3, opcode, y, Constant.NONE));
      }
    }
    for (int opcode = 0x2e; opcode <= 0x2f; opcode++) {
      forms.add(sse(Group.FLOAT, 0, opcode, Widths.FIXED, Constant.NONE));
      forms.add(sse(Group.FLOAT, 0x66, opcode, Widths.FIXED, Constant.NONE));
    }
    return List.copyOf(forms);
  }

  private static Widths widths(int wide) {
    return wide == 0 ? Widths.BYTE : Widths.WORD_TO_QWORD;
  }

  private static HardwareForm alu(
      String name, int opcode, int digit, Place place, Constant constant, long undefined) {
    boolean byteForm = (opcode & 1) == 0;
    return new HardwareForm(
        name,
        Group.ARITHMETIC,
        0,
        opcode,
        digit,
        byteForm ? Widths.BYTE : Widths.WORD_TO_QWORD,
        place,
        constant,
        undefined);
  }

  private static HardwareForm locked(String name, int opcode) {
    return new HardwareForm(
        name,
        Group.ARITHMETIC,
        0xf0,
        opcode,
        -1,
        widths(opcode & 1),
        Place.MEMORY,
        Constant.NONE,
        0);
  }

  private static HardwareForm form(
      String name,
      Group group,
      int opcode,
      int digit,
      Widths widths,
      Constant constant,
      long undefined) {
    return new HardwareForm(name, group, 0, opcode, digit, widths, Place.ANY, constant, undefined);
  }

  private static HardwareForm move(
      String name, int opcode, int digit, Widths widths, Place place, Constant constant) {
    return new HardwareForm(name, Group.MOVE, 0, opcode, digit, widths, place, constant, 0);
  }

  private static HardwareForm vector(int prefix, int opcode, Constant constant) {
    return sse(Group.VECTOR, prefix, opcode, Widths.FIXED, constant);
  }

  private static HardwareForm vector(
      int prefix, int opcode, Place place, Widths widths, Constant constant) {
    return new HardwareForm(
        "sse", Group.VECTOR, prefix, 0x0f00 | opcode, -1, widths, place, constant, 0);
  }

  private static HardwareForm sse(
      Group group, int prefix, int opcode, Widths widths, Constant constant) {
    return new HardwareForm(
        "sse", group, prefix, 0x0f00 | opcode, -1, widths, Place.ANY, constant, 0);
  }
}

package dev.tightloop.amd64;

/**
 * The opcode maps: prefix class, one- or two-byte opcode and the digit in ModR/M's reg field lead
 * to a {@link Form}. Rows come from the classes that are called forms, a family each; what has no
 * row is an undefined opcode.
 */
final class OpcodeTable {
  /** Added to the second byte of opcodes that begin with 0F. */
  static final int ESCAPE = 0x100;

  private static final int DIGITS = 8;
  private static final int OPCODES = 2 * 256;

  /** 90 with REX.B, which is no NOP. */
  static final Form XCHG_R8 =
      Form.of(
          "xchg",
          o -> Moves.xchg(o.scalar(0), o.scalar(1)),
          OperandEncoding.ZV,
          OperandEncoding.RAX);

  /** Which of 66, F3 and F2 stands before the opcode; repeat prefixes win. */
  enum PrefixClass {
    NONE,
    P66,
    PF3,
    PF2;

    static PrefixClass of(Prefixes prefixes) {
      return switch (prefixes.repeat()) {
        case 0xf3 -> PF3;
        case 0xf2 -> PF2;
        default -> prefixes.operandSize() ? P66 : NONE;
      };
    }
  }

  private static final OpcodeTable TABLE = new OpcodeTable();

  private final Form[] forms = new Form[PrefixClass.values().length * OPCODES * DIGITS];
  private final boolean[] modRm = new boolean[PrefixClass.values().length * OPCODES];

  private OpcodeTable() {
    IntegerForms.addTo(this);
    VectorForms.addTo(this);
    ShuffleForms.addTo(this);
    PackedIntegerForms.addTo(this);
    FloatForms.addTo(this);
  }

  /** Does a ModR/M byte follow this opcode? */
  static boolean hasModRm(PrefixClass prefix, int opcode) {
    return TABLE.modRm[prefix.ordinal() * OPCODES + opcode];
  }

  /** The row, or null. {@code digit} is 0 where there is no ModR/M byte. */
  static Form form(PrefixClass prefix, int opcode, int digit) {
    return TABLE.forms[(prefix.ordinal() * OPCODES + opcode) * DIGITS + digit];
  }

  /** How many rows there are: an opcode with a digit counts by digit, any other once. */
  static int rows() {
    int count = 0;
    Form last = null;
    for (Form form : TABLE.forms) {
      if (form != null && form != last) {
        count++;
      }
      last = form;
    }
    return count;
  }

  /** An opcode whose 66 prefix, if any, is the operand size. */
  void add(int opcode, Form form) {
    add(PrefixClass.NONE, opcode, form);
    add(PrefixClass.P66, opcode, form);
  }

  /** An opcode that the reg field extends. */
  void add(int opcode, int digit, Form form) {
    put(PrefixClass.NONE, opcode, digit, form);
    put(PrefixClass.P66, opcode, digit, form);
  }

  /** An opcode that the prefix is a part of. */
  void add(PrefixClass prefix, int opcode, Form form) {
    for (int digit = 0; digit < DIGITS; digit++) {
      put(prefix, opcode, digit, form);
    }
    modRm[prefix.ordinal() * OPCODES + opcode] = form.hasModRm();
  }

  /** An opcode that the prefix is a part of and that the reg field extends. */
  void add(PrefixClass prefix, int opcode, int digit, Form form) {
    put(prefix, opcode, digit, form);
  }

  private void put(PrefixClass prefix, int opcode, int digit, Form form) {
    int row = prefix.ordinal() * OPCODES + opcode;
    modRm[row] = true;
    int at = row * DIGITS + digit;
    if (forms[at] != null) {
      throw new AssertionError("two rows for opcode " + Integer.toHexString(opcode));
    }
    forms[at] = form;
  }
}

package dev.tightloop.amd64;

import java.util.ArrayList;
import java.util.List;

/**
 * The opcode maps: prefix class, opcode and ModR/M byte lead to a {@link Form}. Rows come from the
 * classes named {@code ...Forms}; what has no row is an undefined opcode.
 *
 * <p>Of the ModR/M byte the digit in its reg field can be a part of the opcode, and whether its r/m
 * field is memory or a register, and in a few cases all of it. So an opcode has one slot for each
 * digit with memory, and one for each of the 64 bytes with a register.
 */
final class OpcodeTable {
  /** Added to the last byte of opcodes that begin with 0F. */
  static final int ESCAPE = 0x100;

  /** Added to the last byte of opcodes that begin with 0F 38. */
  static final int ESCAPE_38 = 0x200;

  /** Added to the last byte of opcodes that begin with 0F 3A. */
  static final int ESCAPE_3A = 0x300;

  private static final int OPCODES = 4 * 256;

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

  /**
   * One form at one opcode.
   *
   * @param opcode the last byte, with {@link #ESCAPE} and its like added
   * @param modRms all ModR/M bytes that lead to it, ascending; empty if none follows the opcode
   */
  record Row(PrefixClass prefix, int opcode, List<Integer> modRms, Form form) {}

  private static final OpcodeTable TABLE = new OpcodeTable();

  /** By prefix class and opcode; null if there is no row at all. */
  private final Form[][] forms = new Form[PrefixClass.values().length * OPCODES][];

  /** Opcodes of which no prefix is a part: where a repeat prefix has no row, it means nothing. */
  private final boolean[] ignoresRepeat = new boolean[OPCODES];

  private OpcodeTable() {
    IntegerForms.addTo(this);
    StringForms.addTo(this);
    SystemForms.addTo(this);
    VectorForms.addTo(this);
    ShuffleForms.addTo(this);
    PackedIntegerForms.addTo(this);
    FloatForms.addTo(this);
    GuardedForms.addTo(this);
  }

  /** Does a ModR/M byte follow this opcode? */
  static boolean hasModRm(PrefixClass prefix, int opcode) {
    Form[] slots = TABLE.slots(prefix, opcode);
    return slots != null && slots.length != 1;
  }

  /** The row, or null. {@code modRm} is 0 where there is no such byte. */
  static Form form(PrefixClass prefix, int opcode, int modRm) {
    Form[] slots = TABLE.slots(prefix, opcode);
    if (slots == null) {
      return null;
    }
    Form form = slots.length == 1 ? slots[0] : slots[ModRmSlots.of(modRm)];
    return form == null && TABLE.isIgnored(prefix, opcode)
        ? form(PrefixClass.NONE, opcode, modRm)
        : form;
  }

  private Form[] slots(PrefixClass prefix, int opcode) {
    Form[] own = forms[index(prefix, opcode)];
    return own == null && isIgnored(prefix, opcode) ? forms[index(PrefixClass.NONE, opcode)] : own;
  }

  private boolean isIgnored(PrefixClass prefix, int opcode) {
    return ignoresRepeat[opcode] && (prefix == PrefixClass.PF2 || prefix == PrefixClass.PF3);
  }

  /** All rows, ordered by prefix class and opcode. */
  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (PrefixClass prefix : PrefixClass.values()) {
      for (int opcode = 0; opcode < OPCODES; opcode++) {
        if (TABLE.forms[index(prefix, opcode)] == null) {
          continue;
        }
        if (hasModRm(prefix, opcode)) {
          for (var entry : ModRmSlots.byForm(TABLE.forms[index(prefix, opcode)]).entrySet()) {
            rows.add(new Row(prefix, opcode, entry.getValue(), entry.getKey()));
          }
        } else {
          rows.add(new Row(prefix, opcode, List.of(), form(prefix, opcode, 0)));
        }
      }
    }
    return rows;
  }

  /** An opcode whose 66 prefix, if any, is the operand size, and that ignores F2 and F3. */
  void add(int opcode, Form form) {
    add(PrefixClass.NONE, opcode, form);
    add(PrefixClass.P66, opcode, form);
    ignoresRepeat[opcode] = true;
  }

  /** An opcode that the reg field extends. */
  void add(int opcode, int digit, Form form) {
    add(PrefixClass.NONE, opcode, digit, form);
    add(PrefixClass.P66, opcode, digit, form);
    ignoresRepeat[opcode] = true;
  }

  /** The same for memory in the r/m field only. */
  void addMemory(int opcode, int digit, Form form) {
    addMemory(PrefixClass.NONE, opcode, digit, form);
    addMemory(PrefixClass.P66, opcode, digit, form);
    ignoresRepeat[opcode] = true;
  }

  /** The same for a register in the r/m field only. */
  void addRegister(int opcode, int digit, Form form) {
    addRegister(PrefixClass.NONE, opcode, digit, form);
    addRegister(PrefixClass.P66, opcode, digit, form);
    ignoresRepeat[opcode] = true;
  }

  /** The same for a whole ModR/M byte. */
  void addModRm(int opcode, int modRm, Form form) {
    addModRm(PrefixClass.NONE, opcode, modRm, form);
    addModRm(PrefixClass.P66, opcode, modRm, form);
    ignoresRepeat[opcode] = true;
  }

  /** An opcode that the prefix is a part of. */
  void add(PrefixClass prefix, int opcode, Form form) {
    if (!form.hasModRm()) {
      addWithoutModRm(prefix, opcode, form);
      return;
    }
    addMemory(prefix, opcode, form);
    addRegister(prefix, opcode, form);
  }

  /** An opcode that the prefix is a part of, and that the reg field extends. */
  void add(PrefixClass prefix, int opcode, int digit, Form form) {
    addMemory(prefix, opcode, digit, form);
    addRegister(prefix, opcode, digit, form);
  }

  /** An opcode for memory in the r/m field only. */
  void addMemory(PrefixClass prefix, int opcode, Form form) {
    for (int digit = 0; digit < 8; digit++) {
      addMemory(prefix, opcode, digit, form);
    }
  }

  /** An opcode for a register in the r/m field only. */
  void addRegister(PrefixClass prefix, int opcode, Form form) {
    for (int digit = 0; digit < 8; digit++) {
      addRegister(prefix, opcode, digit, form);
    }
  }

  void addMemory(PrefixClass prefix, int opcode, int digit, Form form) {
    addModRm(prefix, opcode, digit << 3, form);
  }

  void addRegister(PrefixClass prefix, int opcode, int digit, Form form) {
    for (int rm = 0; rm < 8; rm++) {
      addModRm(prefix, opcode, 0xc0 | digit << 3 | rm, form);
    }
  }

  /**
   * An opcode that a whole ModR/M byte is a part of; one with memory stands for all that have its
   * digit.
   */
  void addModRm(PrefixClass prefix, int opcode, int modRm, Form form) {
    int index = index(prefix, opcode);
    if (forms[index] == null) {
      forms[index] = new Form[ModRmSlots.COUNT];
    }
    int slot = ModRmSlots.of(modRm);
    if (forms[index].length == 1 || forms[index][slot] != null) {
      throw twice(opcode);
    }
    forms[index][slot] = form;
  }

  private void addWithoutModRm(PrefixClass prefix, int opcode, Form form) {
    int index = index(prefix, opcode);
    if (forms[index] != null) {
      throw twice(opcode);
    }
    forms[index] = new Form[] {form};
  }

  private static AssertionError twice(int opcode) {
    return new AssertionError("two rows for opcode " + Integer.toHexString(opcode));
  }

  private static int index(PrefixClass prefix, int opcode) {
    return prefix.ordinal() * OPCODES + opcode;
  }
}

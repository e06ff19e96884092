package dev.tightloop.amd64;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;
import java.util.ArrayList;
import java.util.List;

/**
 * The opcode maps behind a VEX prefix: map, mandatory prefix, opcode, the W and L bits and ModR/M
 * lead to a {@link Form}. Rows come from the classes named {@code Vex...Forms}.
 */
final class VexTable {
  /** 0F, 0F 38 and 0F 3A; the first is number 1. */
  private static final int MAPS = 3;

  /** Which of the two values of W or L a row is for. */
  enum Bit {
    ZERO,
    ONE,
    BOTH;

    boolean allows(int value) {
      return this == BOTH || ordinal() == value;
    }
  }

  /** Which of memory and registers a row is for. */
  enum RegisterOrMemory {
    REGISTER,
    MEMORY,
    BOTH;

    boolean allows(int modRm) {
      return this == BOTH || this == (ModRm.isMemory(modRm) ? MEMORY : REGISTER);
    }
  }

  /**
   * Where a row's form stands. {@code digit} is -1 if the reg field is an operand.
   *
   * @param map 1 for 0F, 2 for 0F 38, 3 for 0F 3A
   */
  record Place(
      int map, PrefixClass prefix, int opcode, Bit w, Bit l, RegisterOrMemory rm, int digit) {}

  /**
   * One form with one choice of W and L.
   *
   * @param modRms all ModR/M bytes that lead to it, ascending; empty if none follows the opcode
   */
  record Row(
      int map,
      PrefixClass prefix,
      int opcode,
      boolean w,
      boolean l,
      List<Integer> modRms,
      Form form) {}

  private static final VexTable TABLE = new VexTable();

  private final Form[][] forms = new Form[MAPS * PrefixClass.values().length * 256 * 4][];

  private VexTable() {
    VexFloatForms.addTo(this);
    VexIntegerForms.addTo(this);
    VexLaneForms.addTo(this);
    VexOtherForms.addTo(this);
  }

  static boolean hasModRm(Vex vex, int opcode) {
    Form[] slots = slots(vex, opcode);
    return slots != null && slots.length != 1;
  }

  /** The row, or null. {@code modRm} is 0 where there is no such byte. */
  static Form form(Vex vex, int opcode, int modRm) {
    Form[] slots = slots(vex, opcode);
    if (slots == null) {
      return null;
    }
    return slots.length == 1 ? slots[0] : slots[ModRmSlots.of(modRm)];
  }

  /** All rows, in the order of the maps. */
  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int index = 0; index < TABLE.forms.length; index++) {
      Form[] slots = TABLE.forms[index];
      if (slots == null) {
        continue;
      }
      boolean w = (index & 2) != 0;
      boolean l = (index & 1) != 0;
      int opcode = index >> 2 & 0xff;
      PrefixClass prefix = PrefixClass.values()[index >> 10 & 3];
      int map = (index >> 12) + 1;
      if (slots.length == 1) {
        rows.add(new Row(map, prefix, opcode, w, l, List.of(), slots[0]));
      } else {
        ModRmSlots.byForm(slots)
            .forEach((form, modRms) -> rows.add(new Row(map, prefix, opcode, w, l, modRms, form)));
      }
    }
    return rows;
  }

  void add(Place place, Form form) {
    for (int w = 0; w < 2; w++) {
      for (int l = 0; l < 2; l++) {
        if (place.w().allows(w) && place.l().allows(l)) {
          add(index(place.map(), place.prefix(), place.opcode(), w, l), place, form);
        }
      }
    }
  }

  private void add(int index, Place place, Form form) {
    if (form.operands().length == 0) {
      forms[index] = new Form[] {form};
      return;
    }
    if (forms[index] == null) {
      forms[index] = new Form[ModRmSlots.COUNT];
    }
    // A slot for memory is reached by many bytes, of which mod 0 and r/m 0 is as good as any.
    for (int modRm = 0; modRm < 256; modRm++) {
      boolean first = !ModRm.isMemory(modRm) || (modRm & 0xc7) == 0;
      boolean digit = place.digit() < 0 || place.digit() == ModRm.reg(modRm);
      if (first && digit && place.rm().allows(modRm)) {
        int slot = ModRmSlots.of(modRm);
        if (forms[index][slot] != null) {
          throw new AssertionError("two rows for " + place);
        }
        forms[index][slot] = form;
      }
    }
  }

  private static Form[] slots(Vex vex, int opcode) {
    if (vex.map() < 1 || vex.map() > MAPS) {
      return null;
    }
    return TABLE.forms[index(vex.map(), vex.prefix(), opcode, vex.w() ? 1 : 0, vex.l() ? 1 : 0)];
  }

  private static int index(int map, PrefixClass prefix, int opcode, int w, int l) {
    return (((map - 1) * 4 + prefix.ordinal()) * 256 + opcode) * 4 + w * 2 + l;
  }
}

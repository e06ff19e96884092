package dev.tightloop.amd64;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a ModR/M byte selects among the forms of one opcode: by its digit if its r/m field is memory,
 * by all of it if that is a register.
 */
final class ModRmSlots {
  static final int COUNT = 8 + 64;

  private ModRmSlots() {}

  static int of(int modRm) {
    return ModRm.isMemory(modRm) ? ModRm.reg(modRm) : 8 + (modRm & 0x3f);
  }

  /** The ModR/M bytes of each form that has a slot. */
  static Map<Form, List<Integer>> byForm(Form[] slots) {
    Map<Form, List<Integer>> byForm = new LinkedHashMap<>();
    for (int modRm = 0; modRm < 256; modRm++) {
      Form form = slots[of(modRm)];
      if (form != null) {
        byForm.computeIfAbsent(form, f -> new ArrayList<>()).add(modRm);
      }
    }
    return byForm;
  }
}

package dev.tightloop.amd64;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;

/**
 * Bytes to instructions, by {@link OpcodeTable} (Intel SDM vol. 2, chapter 2).
 *
 * <p>Stricter than a processor: prefixes 65 and 67, 66 before a jump, CALL, RET, LEAVE, PUSHF and
 * POPF, and a repeat prefix that has no meaning for an opcode are an undefined opcode here.
 */
public final class Decoder {
  private static final int TWO_BYTE = 0x0f;
  private static final int NOP = 0x90;
  private static final int UD2 = 0x0b;

  private Decoder() {}

  /**
   * Decodes the instruction at an address.
   *
   * @throws PageFault if one of its bytes is not in executable memory
   * @throws UndefinedOpcode if this core does not know it
   * @throws GeneralProtection if it is longer than 15 bytes
   */
  public static Instruction decode(Memory memory, long address) {
    CodeReader code = new CodeReader(memory, address);
    Prefixes.Read read = Prefixes.read(code);
    Prefixes prefixes = read.prefixes();
    int opcode = read.opcode();
    if (opcode == TWO_BYTE) {
      opcode = OpcodeTable.ESCAPE + code.next();
    }
    PrefixClass prefixClass = PrefixClass.of(prefixes);
    if (opcode == OpcodeTable.ESCAPE + UD2) {
      throw code.undefined();
    }
    if (opcode == NOP && prefixes.b() != 0 && prefixes.repeat() == 0) {
      return bind(code, prefixes, opcode, null, OpcodeTable.XCHG_R8);
    }
    if (!OpcodeTable.hasModRm(prefixClass, opcode)) {
      return bind(code, prefixes, opcode, null, OpcodeTable.form(prefixClass, opcode, 0));
    }
    int modRm = code.next();
    Form form = OpcodeTable.form(prefixClass, opcode, ModRm.reg(modRm));
    if (form == null) {
      throw code.undefined();
    }
    int immediates = form.immediateBytes(prefixes);
    return bind(code, prefixes, opcode, ModRm.read(modRm, code, prefixes, immediates), form);
  }

  private static Instruction bind(
      CodeReader code, Prefixes prefixes, int opcode, ModRm modRm, Form form) {
    if (form == null) {
      throw code.undefined();
    }
    OperandEncoding.Context context = new OperandEncoding.Context(code, prefixes, opcode, modRm);
    OperandEncoding[] encodings = form.operands();
    Operand[] all = new Operand[encodings.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = encodings[i].operand(context);
    }
    Operands operands = new Operands(all, prefixes);
    if (prefixes.lock() && !(form.lockable() && operands.isMemory(0))) {
      throw code.undefined();
    }
    String mnemonic = form.mnemonic(operands);
    return new Instruction(
        code.address(),
        code.taken(),
        prefixes.lock() ? "lock " + mnemonic : mnemonic,
        all,
        form.kind(),
        form.builder().build(operands));
  }
}

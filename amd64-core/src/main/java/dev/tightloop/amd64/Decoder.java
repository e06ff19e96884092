package dev.tightloop.amd64;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;
import java.util.Arrays;

/**
 * Bytes to instructions, by {@link OpcodeTable} and, behind a VEX prefix, {@link VexTable} (Intel
 * SDM vol. 2, chapter 2).
 *
 * <p>Prefixes are taken as a processor takes them: the last of 64 and 65 counts, 26, 2E, 36 and 3E
 * do not; a REX that is not directly before the opcode does not count; F2 and F3 that have no
 * meaning for an opcode are ignored, BND, NOTRACK and XACQUIRE among them; LOCK is an undefined
 * opcode except where an instruction may have it and its destination is memory. Where processors
 * differ, it is as on AMD's: see {@link Prefixes#stackSize}.
 *
 * <p>An instruction that CPUID may leave out is decoded all the same, and is an undefined opcode
 * when it is executed. x87, MMX, EVEX and what else has no row is one for the decoder.
 */
public final class Decoder {
  private static final int ESCAPE_BYTE = 0x0f;
  private static final int NOP = 0x90;

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
    if (opcode == Vex.TWO_BYTES || opcode == Vex.THREE_BYTES) {
      return vex(code, prefixes, Vex.read(opcode, code));
    }
    if (opcode == ESCAPE_BYTE) {
      opcode = escaped(code);
    }
    PrefixClass prefixClass = PrefixClass.of(prefixes);
    if (opcode == NOP && prefixes.b() != 0) {
      return bind(code, prefixes, opcode, null, null, OpcodeTable.XCHG_R8);
    }
    if (!OpcodeTable.hasModRm(prefixClass, opcode)) {
      return bind(code, prefixes, opcode, null, null, OpcodeTable.form(prefixClass, opcode, 0));
    }
    int modRm = ignoresMod(opcode) ? code.next() | 0xc0 : code.next();
    Form form = OpcodeTable.form(prefixClass, opcode, modRm);
    if (form == null) {
      throw code.undefined();
    }
    int immediates = form.immediateBytes(prefixes);
    return bind(code, prefixes, opcode, ModRm.read(modRm, code, prefixes, immediates), null, form);
  }

  /** MOV to and from CR and DR takes every r/m for a register (Intel SDM vol. 2, "MOV"). */
  private static boolean ignoresMod(int opcode) {
    return opcode >= OpcodeTable.ESCAPE + 0x20 && opcode <= OpcodeTable.ESCAPE + 0x23;
  }

  private static int escaped(CodeReader code) {
    int second = code.next();
    return switch (second) {
      case 0x38 -> OpcodeTable.ESCAPE_38 + code.next();
      case 0x3a -> OpcodeTable.ESCAPE_3A + code.next();
      default -> OpcodeTable.ESCAPE + second;
    };
  }

  /** VEX replaces 66, F2, F3 and REX, and does not suffer them or LOCK before it. */
  private static Instruction vex(CodeReader code, Prefixes before, Vex vex) {
    if (before.hasRex() || before.repeat() != 0 || before.operandSize() || before.lock()) {
      throw code.undefined();
    }
    Prefixes prefixes = before.withRex(vex.rex());
    int opcode = code.next();
    if (!VexTable.hasModRm(vex, opcode)) {
      return bindVex(code, prefixes, opcode, null, vex, VexTable.form(vex, opcode, 0));
    }
    int modRm = code.next();
    Form form = VexTable.form(vex, opcode, modRm);
    if (form == null) {
      throw code.undefined();
    }
    int immediates = form.immediateBytes(prefixes);
    ModRm read = ModRm.read(modRm, code, prefixes, immediates);
    return bindVex(code, prefixes, opcode, read, vex, form);
  }

  private static Instruction bindVex(
      CodeReader code, Prefixes prefixes, int opcode, ModRm modRm, Vex vex, Form form) {
    if (form == null || vex.register() != 0 && !form.usesVexRegister()) {
      throw code.undefined();
    }
    return bind(code, prefixes, opcode, modRm, vex, form);
  }

  private static Instruction bind(
      CodeReader code, Prefixes prefixes, int opcode, ModRm modRm, Vex vex, Form form) {
    if (form == null) {
      throw code.undefined();
    }
    OperandContext context = new OperandContext(code, prefixes, opcode, modRm, vex);
    // A processor has fetched the whole instruction before it finds an operand undefined.
    code.fetch(form.immediateBytes(prefixes));
    OperandEncoding[] encodings = form.operands();
    Operand[] all = new Operand[encodings.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = encodings[i].operand(context);
    }
    Operands operands = new Operands(all, prefixes);
    if (prefixes.lock() && !(form.lockable() && operands.isMemory(0))) {
      throw code.undefined();
    }
    String chosen = form.chosenName(all);
    String mnemonic = chosen != null ? chosen : form.mnemonic(operands);
    return new Instruction(
        code.address(),
        code.taken(),
        prefixes.lock() ? "lock " + mnemonic : mnemonic,
        chosen != null ? Arrays.copyOf(all, all.length - 1) : all,
        form.kind(),
        guarded(form, operands));
  }

  /** Decoded code outlives a processor's profile, so the feature is looked for when it executes. */
  private static Operation guarded(Form form, Operands operands) {
    Operation operation = form.builder().build(operands);
    Feature feature = form.feature();
    if (feature == null) {
      return operation;
    }
    return cpu -> {
      cpu.require(feature);
      operation.execute(cpu);
    };
  }
}

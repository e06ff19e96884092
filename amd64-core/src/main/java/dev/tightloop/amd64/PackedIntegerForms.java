package dev.tightloop.amd64;

import static dev.tightloop.amd64.OpcodeTable.ESCAPE;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.P66;
import static dev.tightloop.amd64.OperandEncoding.I8;
import static dev.tightloop.amd64.OperandEncoding.U128;
import static dev.tightloop.amd64.OperandEncoding.V128;
import static dev.tightloop.amd64.OperandEncoding.W128;

/** The rows of SSE2's integer arithmetic on XMM registers (Intel SDM vol. 2, tables ). */
final class PackedIntegerForms {
  private final OpcodeTable table;

  private PackedIntegerForms(OpcodeTable table) {
    this.table = table;
  }

  static void addTo(OpcodeTable table) {
    PackedIntegerForms forms = new PackedIntegerForms(table);
    forms.logic();
    forms.sums();
    forms.saturatingSums();
    forms.products();
    forms.comparisons();
    forms.shifts();
  }

  private void logic() {
    lanes(0xdb, "pand", (a, b) -> a & b);
    lanes(0xdf, "pandn", (a, b) -> ~a & b);
    lanes(0xeb, "por", (a, b) -> a | b);
    lanes(0xef, "pxor", (a, b) -> a ^ b);
  }

  private void sums() {
    lanes(0xfc, "paddb", Lanes::addBytes);
    lanes(0xfd, "paddw", Lanes::addWords);
    lanes(0xfe, "paddd", Lanes::addDwords);
    lanes(0xd4, "paddq", (a, b) -> a + b);
    lanes(0xf8, "psubb", Lanes::subBytes);
    lanes(0xf9, "psubw", Lanes::subWords);
    lanes(0xfa, "psubd", Lanes::subDwords);
    lanes(0xfb, "psubq", (a, b) -> a - b);
    lanes(0xe0, "pavgb", PackedIntegers.unsigned(8, (a, b) -> a + b + 1 >> 1));
    lanes(0xe3, "pavgw", PackedIntegers.unsigned(16, (a, b) -> a + b + 1 >> 1));
    lanes(0xf6, "psadbw", PackedIntegers::sumOfDistances);
  }

  private void saturatingSums() {
    saturating(0xdc, "paddus", false, 1);
    saturating(0xec, "padds", true, 1);
    saturating(0xd8, "psubus", false, -1);
    saturating(0xe8, "psubs", true, -1);
  }

  /** Bytes at an opcode, words at the next. */
  private void saturating(int opcode, String name, boolean signed, int sign) {
    for (int i = 0; i < 2; i++) {
      int width = 8 << i;
      lanes(
          opcode + i,
          name + "bw".charAt(i),
          signed
              ? PackedIntegers.signed(
                  width, (a, b) -> PackedIntegers.saturateSigned(a + sign * b, width))
              : PackedIntegers.unsigned(
                  width, (a, b) -> PackedIntegers.saturateUnsigned(a + sign * b, width)));
    }
  }

  private void products() {
    lanes(0xd5, "pmullw", PackedIntegers.signed(16, (a, b) -> a * b));
    lanes(0xe5, "pmulhw", PackedIntegers.signed(16, (a, b) -> a * b >> 16));
    lanes(0xe4, "pmulhuw", PackedIntegers.unsigned(16, (a, b) -> a * b >> 16));
    lanes(0xf4, "pmuludq", PackedIntegers::multiplyDwords);
    lanes(0xf5, "pmaddwd", PackedIntegers::multiplyAddWords);
  }

  private void comparisons() {
    lanes(0x74, "pcmpeqb", Lanes::equalBytes);
    lanes(0x75, "pcmpeqw", Lanes::equalWords);
    lanes(0x76, "pcmpeqd", Lanes::equalDwords);
    for (int i = 0; i < 3; i++) {
      lanes(
          0x64 + i,
          "pcmpgt" + "bwd".charAt(i),
          PackedIntegers.signed(8 << i, (a, b) -> a > b ? -1 : 0));
    }
    lanes(0xda, "pminub", PackedIntegers.unsigned(8, Math::min));
    lanes(0xde, "pmaxub", PackedIntegers.unsigned(8, Math::max));
    lanes(0xea, "pminsw", PackedIntegers.signed(16, Math::min));
    lanes(0xee, "pmaxsw", PackedIntegers.signed(16, Math::max));
  }

  private void shifts() {
    for (int i = 1; i <= 3; i++) {
      int width = 8 << i;
      String suffix = String.valueOf("bwdq".charAt(i));
      shift(0x70 + i, 6, 0xf0 + i, "psll" + suffix, width, PackedShifts::left);
      shift(0x70 + i, 2, 0xd0 + i, "psrl" + suffix, width, PackedShifts::right);
      if (width < 64) {
        shift(0x70 + i, 4, 0xe0 + i, "psra" + suffix, width, PackedShifts::rightSigned);
      }
    }
    byteShift(7, "pslldq", o -> PackedShifts.leftBytes(o.vector(0), o.immediate(1)));
    byteShift(3, "psrldq", o -> PackedShifts.rightBytes(o.vector(0), o.immediate(1)));
  }

  private interface Shift {
    Operation of(Vector to, Operand count, int width);
  }

  /** An opcode with a digit for an immediate count, and one for a count in a register. */
  private void shift(int opcode, int digit, int byVector, String name, int width, Shift shift) {
    table.add(
        P66,
        ESCAPE + opcode,
        digit,
        Form.of(name, o -> shift.of(o.vector(0), o.immediate(1), width), U128, I8));
    table.add(
        P66,
        ESCAPE + byVector,
        Form.of(name, o -> shift.of(o.vector(0), o.vector(1), width), V128, W128));
  }

  private void byteShift(int digit, String name, Form.Builder builder) {
    table.add(P66, ESCAPE + 0x73, digit, Form.of(name, builder, U128, I8));
  }

  private void lanes(int opcode, String name, LaneOperation operation) {
    table.add(
        P66,
        ESCAPE + opcode,
        Form.of(name, o -> operation.on(o.vector(0), o.vector(1)), V128, W128));
  }
}

package dev.tightloop.amd64;

import static dev.tightloop.amd64.OpcodeTable.ESCAPE;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.NONE;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.P66;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF2;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF3;
import static dev.tightloop.amd64.OperandEncoding.EY;
import static dev.tightloop.amd64.OperandEncoding.GY;
import static dev.tightloop.amd64.OperandEncoding.I8;
import static dev.tightloop.amd64.OperandEncoding.V128;
import static dev.tightloop.amd64.OperandEncoding.V32;
import static dev.tightloop.amd64.OperandEncoding.V64;
import static dev.tightloop.amd64.OperandEncoding.W128;
import static dev.tightloop.amd64.OperandEncoding.W128_UNALIGNED;
import static dev.tightloop.amd64.OperandEncoding.W32;
import static dev.tightloop.amd64.OperandEncoding.W64;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;

/** The rows of the SSE and SSE2 instructions (Intel SDM vol. 2, table A-3). */
final class VectorForms {
  private final OpcodeTable table;

  private VectorForms(OpcodeTable table) {
    this.table = table;
  }

  static void addTo(OpcodeTable table) {
    VectorForms forms = new VectorForms(table);
    forms.wholeMoves();
    forms.partMoves();
    forms.packed();
    forms.doubles();
  }

  private void wholeMoves() {
    moves(NONE, 0x10, 0x11, "movups", W128_UNALIGNED);
    moves(NONE, 0x28, 0x29, "movaps", W128);
    moves(P66, 0x10, 0x11, "movupd", W128_UNALIGNED);
    moves(P66, 0x28, 0x29, "movapd", W128);
    moves(PF3, 0x6f, 0x7f, "movdqu", W128_UNALIGNED);
    moves(P66, 0x6f, 0x7f, "movdqa", W128);
  }

  private void moves(PrefixClass prefix, int load, int store, String name, OperandEncoding rm) {
    Form.Builder mov = o -> VectorMoves.mov(o.vector(0), o.vector(1));
    table.add(prefix, ESCAPE + load, Form.of(name, mov, V128, rm));
    table.add(prefix, ESCAPE + store, Form.of(name, mov, rm, V128));
  }

  private void partMoves() {
    Form.Builder zeroing = o -> VectorMoves.movZeroing(o.vector(0), o.scalar(1));
    Form.Builder mov = o -> Moves.mov(o.scalar(0), o.scalar(1));
    table.add(P66, ESCAPE + 0x6e, Form.sized(zeroing, encodings(V128, EY), "movd", "movd", "movq"));
    table.add(P66, ESCAPE + 0x7e, Form.sized(mov, encodings(EY, V64), "movd", "movd", "movq"));
    table.add(PF3, ESCAPE + 0x7e, Form.of("movq", zeroing, V128, W64));
    table.add(P66, ESCAPE + 0xd6, Form.of("movq", VectorMoves::movqStore, W64, V64));
    scalarMoves(PF2, "movsd", V64, W64);
    scalarMoves(PF3, "movss", V32, W32);
    table.add(PF2, ESCAPE + 0x11, Form.of("movsd", mov, W64, V64));
    table.add(PF3, ESCAPE + 0x11, Form.of("movss", mov, W32, V32));
  }

  /** From memory the rest of the register becomes zero, from a register it stays. */
  private void scalarMoves(
      PrefixClass prefix, String name, OperandEncoding reg, OperandEncoding rm) {
    table.add(prefix, ESCAPE + 0x10, Form.of(name, VectorMoves::scalarLoad, reg, rm));
  }

  private void packed() {
    bitwise(0x54, "and", (a, b) -> a & b);
    bitwise(0x55, "andn", (a, b) -> ~a & b);
    bitwise(0x56, "or", (a, b) -> a | b);
    bitwise(0x57, "xor", (a, b) -> a ^ b);
    packed(0xdb, "pand", (a, b) -> a & b);
    packed(0xdf, "pandn", (a, b) -> ~a & b);
    packed(0xeb, "por", (a, b) -> a | b);
    packed(0xef, "pxor", (a, b) -> a ^ b);
    packed(0xfc, "paddb", Lanes::addBytes);
    packed(0xfd, "paddw", Lanes::addWords);
    packed(0xfe, "paddd", Lanes::addDwords);
    packed(0xd4, "paddq", (a, b) -> a + b);
    packed(0xf8, "psubb", Lanes::subBytes);
    packed(0xf9, "psubw", Lanes::subWords);
    packed(0xfa, "psubd", Lanes::subDwords);
    packed(0xfb, "psubq", (a, b) -> a - b);
    packed(0x74, "pcmpeqb", Lanes::equalBytes);
    packed(0x75, "pcmpeqw", Lanes::equalWords);
    packed(0x76, "pcmpeqd", Lanes::equalDwords);
    table.add(
        P66,
        ESCAPE + 0x6c,
        Form.of("punpcklqdq", o -> VectorMoves.punpcklqdq(o.vector(0), o.vector(1)), V128, W128));
    table.add(
        P66,
        ESCAPE + 0x70,
        Form.of(
            "pshufd",
            o -> VectorMoves.pshufd(o.vector(0), o.vector(1), o.immediate(2)),
            V128,
            W128,
            I8));
  }

  /** The same bits under two names, for packed singles and for packed doubles. */
  private void bitwise(int opcode, String name, LaneOperation operation) {
    Form.Builder builder = o -> operation.on(o.vector(0), o.vector(1));
    table.add(NONE, ESCAPE + opcode, Form.of(name + "ps", builder, V128, W128));
    table.add(P66, ESCAPE + opcode, Form.of(name + "pd", builder, V128, W128));
  }

  private void packed(int opcode, String name, LaneOperation operation) {
    Form.Builder builder = o -> operation.on(o.vector(0), o.vector(1));
    table.add(P66, ESCAPE + opcode, Form.of(name, builder, V128, W128));
  }

  private void doubles() {
    binary(0x58, "addsd", (a, b) -> a + b);
    binary(0x59, "mulsd", (a, b) -> a * b);
    binary(0x5c, "subsd", (a, b) -> a - b);
    binary(0x5e, "divsd", (a, b) -> a / b);
    table.add(
        PF2,
        ESCAPE + 0x51,
        Form.of("sqrtsd", o -> ScalarDouble.sqrt(o.scalar(0), o.scalar(1)), V64, W64));
    table.add(
        PF2,
        ESCAPE + 0x2a,
        Form.of("cvtsi2sd", o -> ScalarDouble.fromInteger(o.scalar(0), o.scalar(1)), V64, EY));
    table.add(
        PF2,
        ESCAPE + 0x2c,
        Form.of("cvttsd2si", o -> ScalarDouble.toInteger(o.scalar(0), o.scalar(1)), GY, W64));
    table.add(
        P66,
        ESCAPE + 0x2e,
        Form.of("ucomisd", o -> ScalarDouble.ucomi(o.scalar(0), o.scalar(1)), V64, W64));
  }

  private void binary(int opcode, String name, ScalarDouble.Function function) {
    table.add(
        PF2,
        ESCAPE + opcode,
        Form.of(name, o -> ScalarDouble.binary(o.scalar(0), o.scalar(1), function), V64, W64));
  }

  private static OperandEncoding[] encodings(OperandEncoding... encodings) {
    return encodings;
  }
}

package dev.tightloop.amd64;

import static dev.tightloop.amd64.OpcodeTable.ESCAPE;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.NONE;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.P66;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF2;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF3;
import static dev.tightloop.amd64.OperandEncoding.DI128;
import static dev.tightloop.amd64.OperandEncoding.E32_M16;
import static dev.tightloop.amd64.OperandEncoding.EY;
import static dev.tightloop.amd64.OperandEncoding.G32;
import static dev.tightloop.amd64.OperandEncoding.GY;
import static dev.tightloop.amd64.OperandEncoding.I8;
import static dev.tightloop.amd64.OperandEncoding.M128;
import static dev.tightloop.amd64.OperandEncoding.M64;
import static dev.tightloop.amd64.OperandEncoding.U128;
import static dev.tightloop.amd64.OperandEncoding.V128;
import static dev.tightloop.amd64.OperandEncoding.V32;
import static dev.tightloop.amd64.OperandEncoding.V64;
import static dev.tightloop.amd64.OperandEncoding.V64_HIGH;
import static dev.tightloop.amd64.OperandEncoding.W128;
import static dev.tightloop.amd64.OperandEncoding.W128_UNALIGNED;
import static dev.tightloop.amd64.OperandEncoding.W32;
import static dev.tightloop.amd64.OperandEncoding.W64;
import static dev.tightloop.amd64.OperandEncoding.W64_FROM_HIGH;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;

/** The rows of SSE's and SSE2's moves, masks and bitwise logic (Intel SDM vol. 2, table A-3). */
final class VectorForms {
  private final OpcodeTable table;

  private VectorForms(OpcodeTable table) {
    this.table = table;
  }

  static void addTo(OpcodeTable table) {
    VectorForms forms = new VectorForms(table);
    forms.wholeMoves();
    forms.partMoves();
    forms.halfMoves();
    forms.nontemporalStores();
    forms.masks();
    forms.bitwise();
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

  /** SSE's moves of one half; between registers they have other names. */
  private void halfMoves() {
    Form.Builder mov = o -> Moves.mov(o.scalar(0), o.scalar(1));
    table.add(
        NONE, ESCAPE + 0x12, Form.sized(mov, encodings(V64, W64_FROM_HIGH), "movlps", "movhlps"));
    table.add(NONE, ESCAPE + 0x16, Form.sized(mov, encodings(V64_HIGH, W64), "movhps", "movlhps"));
    table.add(P66, ESCAPE + 0x12, Form.of("movlpd", mov, V64, M64));
    table.add(P66, ESCAPE + 0x16, Form.of("movhpd", mov, V64_HIGH, M64));
    table.add(NONE, ESCAPE + 0x13, Form.of("movlps", mov, M64, V64));
    table.add(NONE, ESCAPE + 0x17, Form.of("movhps", mov, M64, V64_HIGH));
    table.add(P66, ESCAPE + 0x13, Form.of("movlpd", mov, M64, V64));
    table.add(P66, ESCAPE + 0x17, Form.of("movhpd", mov, M64, V64_HIGH));
  }

  /** Stores around the caches; there are none here. */
  private void nontemporalStores() {
    Form.Builder mov = o -> VectorMoves.mov(o.vector(0), o.vector(1));
    table.add(NONE, ESCAPE + 0x2b, Form.of("movntps", mov, M128, V128));
    table.add(P66, ESCAPE + 0x2b, Form.of("movntpd", mov, M128, V128));
    table.add(P66, ESCAPE + 0xe7, Form.of("movntdq", mov, M128, V128));
  }

  private void masks() {
    table.add(
        NONE,
        ESCAPE + 0x50,
        Form.of("movmskps", o -> VectorMasks.movmskps(o.scalar(0), o.vector(1)), GY, U128));
    table.add(
        P66,
        ESCAPE + 0x50,
        Form.of("movmskpd", o -> VectorMasks.movmskpd(o.scalar(0), o.vector(1)), GY, U128));
    table.add(
        P66,
        ESCAPE + 0xd7,
        Form.of("pmovmskb", o -> VectorMasks.pmovmskb(o.scalar(0), o.vector(1)), GY, U128));
    table.add(
        P66,
        ESCAPE + 0xc4,
        Form.of(
            "pinsrw",
            o -> VectorMasks.pinsrw(o.vector(0), o.scalar(1), o.immediate(2)),
            V128,
            E32_M16,
            I8));
    table.add(
        P66,
        ESCAPE + 0xc5,
        Form.of(
            "pextrw",
            o -> VectorMasks.pextrw(o.scalar(0), o.vector(1), o.immediate(2)),
            G32,
            U128,
            I8));
    table.add(
        P66,
        ESCAPE + 0xf7,
        Form.of(
            "maskmovdqu",
            o -> VectorMasks.maskmovdqu(o.vector(0), o.vector(1), o.bytes(2)),
            V128,
            U128,
            DI128));
  }

  private void bitwise() {
    bitwise(0x54, "and", (a, b) -> a & b);
    bitwise(0x55, "andn", (a, b) -> ~a & b);
    bitwise(0x56, "or", (a, b) -> a | b);
    bitwise(0x57, "xor", (a, b) -> a ^ b);
  }

  /** The same bits under two names, for packed singles and for packed doubles. */
  private void bitwise(int opcode, String name, LaneOperation operation) {
    Form.Builder builder = o -> operation.on(o.vector(0), o.vector(1));
    table.add(NONE, ESCAPE + opcode, Form.of(name + "ps", builder, V128, W128));
    table.add(P66, ESCAPE + opcode, Form.of(name + "pd", builder, V128, W128));
  }

  private static OperandEncoding[] encodings(OperandEncoding... encodings) {
    return encodings;
  }
}

package dev.tightloop.amd64;

import static dev.tightloop.amd64.OpcodeTable.ESCAPE;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.NONE;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.P66;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF2;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF3;
import static dev.tightloop.amd64.OperandEncoding.I8;
import static dev.tightloop.amd64.OperandEncoding.V128;
import static dev.tightloop.amd64.OperandEncoding.W128;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;

/** The rows of SSE's and SSE2's shuffles, unpacking and packing (Intel SDM vol. 2, table A-3). */
final class ShuffleForms {
  private final OpcodeTable table;

  private ShuffleForms(OpcodeTable table) {
    this.table = table;
  }

  static void addTo(OpcodeTable table) {
    ShuffleForms forms = new ShuffleForms(table);
    forms.shuffles();
    forms.unpacking();
    forms.packing();
  }

  private interface Shuffle {
    Operation of(Vector to, Vector from, Immediate order);
  }

  private void shuffles() {
    shuffle(P66, 0x70, "pshufd", Shuffles::pshufd);
    shuffle(PF2, 0x70, "pshuflw", Shuffles::pshuflw);
    shuffle(PF3, 0x70, "pshufhw", Shuffles::pshufhw);
    shuffle(NONE, 0xc6, "shufps", Shuffles::shufps);
    shuffle(P66, 0xc6, "shufpd", Shuffles::shufpd);
  }

  private void shuffle(PrefixClass prefix, int opcode, String name, Shuffle shuffle) {
    table.add(
        prefix,
        ESCAPE + opcode,
        Form.of(name, o -> shuffle.of(o.vector(0), o.vector(1), o.immediate(2)), V128, W128, I8));
  }

  private void unpacking() {
    unpack(NONE, 0x14, 0x15, "unpck", "ps", 32);
    unpack(P66, 0x14, 0x15, "unpck", "pd", 64);
    unpack(P66, 0x60, 0x68, "punpck", "bw", 8);
    unpack(P66, 0x61, 0x69, "punpck", "wd", 16);
    unpack(P66, 0x62, 0x6a, "punpck", "dq", 32);
    unpack(P66, 0x6c, 0x6d, "punpck", "qdq", 64);
  }

  private void unpack(
      PrefixClass prefix, int low, int high, String name, String suffix, int width) {
    whole(
        prefix, low, name + "l" + suffix, o -> Shuffles.unpackLow(o.vector(0), o.vector(1), width));
    whole(
        prefix,
        high,
        name + "h" + suffix,
        o -> Shuffles.unpackHigh(o.vector(0), o.vector(1), width));
  }

  private void packing() {
    pack(0x63, "packsswb", 16, true);
    pack(0x67, "packuswb", 16, false);
    pack(0x6b, "packssdw", 32, true);
  }

  private void pack(int opcode, String name, int width, boolean signed) {
    whole(P66, opcode, name, o -> Shuffles.pack(o.vector(0), o.vector(1), width, signed));
  }

  private void whole(PrefixClass prefix, int opcode, String name, Form.Builder builder) {
    table.add(prefix, ESCAPE + opcode, Form.of(name, builder, V128, W128));
  }
}

package dev.tightloop.amd64;

import static dev.tightloop.amd64.Feature.AES;
import static dev.tightloop.amd64.Feature.BMI1;
import static dev.tightloop.amd64.Feature.BMI2;
import static dev.tightloop.amd64.Feature.GFNI;
import static dev.tightloop.amd64.Feature.PCLMULQDQ;
import static dev.tightloop.amd64.Feature.VAES;
import static dev.tightloop.amd64.Feature.VPCLMULQDQ;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.NONE;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.P66;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF2;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF3;
import static dev.tightloop.amd64.OperandEncoding.BY;
import static dev.tightloop.amd64.OperandEncoding.EY;
import static dev.tightloop.amd64.OperandEncoding.GY;
import static dev.tightloop.amd64.OperandEncoding.HX;
import static dev.tightloop.amd64.OperandEncoding.I8;
import static dev.tightloop.amd64.OperandEncoding.VX;
import static dev.tightloop.amd64.OperandEncoding.WX;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;
import dev.tightloop.amd64.VexTable.Bit;
import dev.tightloop.amd64.VexTable.RegisterOrMemory;

/** The rows with a VEX prefix of BMI1, BMI2 and of what cryptography has. */
final class VexOtherForms extends VexRows {
  private VexOtherForms(VexTable table) {
    super(table);
  }

  static void addTo(VexTable table) {
    VexOtherForms forms = new VexOtherForms(table);
    forms.cryptography();
    forms.bitManipulation();
  }

  private void cryptography() {
    String[] rounds = {"vaesenc", "vaesenclast", "vaesdec", "vaesdeclast"};
    for (int i = 0; i < rounds.length; i++) {
      add(MAP_0F38, P66, 0xdc + i, Bit.BOTH, Bit.ZERO, rounds[i], AES, VX, HX, WX);
      add(MAP_0F38, P66, 0xdc + i, Bit.BOTH, Bit.ONE, rounds[i], VAES, VX, HX, WX);
    }
    add(MAP_0F38, P66, 0xdb, Bit.BOTH, Bit.ZERO, "vaesimc", AES, VX, WX);
    add(MAP_0F3A, P66, 0xdf, Bit.BOTH, Bit.ZERO, "vaeskeygenassist", AES, VX, WX, I8);
    Form multiply = Form.decodedOnly("vpclmulqdq", PCLMULQDQ, VX, HX, WX, I8);
    String[] names = GuardedForms.carrylessNames("v");
    table.add(any(MAP_0F3A, P66, 0x44, Bit.BOTH, Bit.ZERO), multiply.byImmediate(names));
    table.add(
        any(MAP_0F3A, P66, 0x44, Bit.BOTH, Bit.ONE), multiply.needs(VPCLMULQDQ).byImmediate(names));
    add(MAP_0F38, P66, 0xcf, Bit.ZERO, Bit.BOTH, "vgf2p8mulb", GFNI, VX, HX, WX);
    add(MAP_0F3A, P66, 0xce, Bit.ONE, Bit.BOTH, "vgf2p8affineqb", GFNI, VX, HX, WX, I8);
    add(MAP_0F3A, P66, 0xcf, Bit.ONE, Bit.BOTH, "vgf2p8affineinvqb", GFNI, VX, HX, WX, I8);
  }

  private void bitManipulation() {
    bits(MAP_0F38, NONE, 0xf2, "andn", BMI1, GY, BY, EY);
    bits(MAP_0F38, NONE, 0xf7, "bextr", BMI1, GY, EY, BY);
    digit(MAP_0F38, NONE, 0xf3, 1, RegisterOrMemory.BOTH, Bit.ZERO, "blsr", BMI1, BY, EY);
    digit(MAP_0F38, NONE, 0xf3, 2, RegisterOrMemory.BOTH, Bit.ZERO, "blsmsk", BMI1, BY, EY);
    digit(MAP_0F38, NONE, 0xf3, 3, RegisterOrMemory.BOTH, Bit.ZERO, "blsi", BMI1, BY, EY);
    bits(MAP_0F38, NONE, 0xf5, "bzhi", BMI2, GY, EY, BY);
    bits(MAP_0F38, PF3, 0xf5, "pext", BMI2, GY, BY, EY);
    bits(MAP_0F38, PF2, 0xf5, "pdep", BMI2, GY, BY, EY);
    bits(MAP_0F38, PF2, 0xf6, "mulx", BMI2, GY, BY, EY);
    bits(MAP_0F38, P66, 0xf7, "shlx", BMI2, GY, EY, BY);
    bits(MAP_0F38, PF3, 0xf7, "sarx", BMI2, GY, EY, BY);
    bits(MAP_0F38, PF2, 0xf7, "shrx", BMI2, GY, EY, BY);
    bits(MAP_0F3A, PF2, 0xf0, "rorx", BMI2, GY, EY, I8);
  }

  private void bits(
      int map,
      PrefixClass prefix,
      int opcode,
      String name,
      Feature feature,
      OperandEncoding... operands) {
    add(map, prefix, opcode, Bit.BOTH, Bit.ZERO, name, feature, operands);
  }
}

package dev.tightloop.amd64;

import static dev.tightloop.amd64.Feature.AVX;
import static dev.tightloop.amd64.Feature.AVX2;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.P66;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF2;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF3;
import static dev.tightloop.amd64.OperandEncoding.E32;
import static dev.tightloop.amd64.OperandEncoding.E32_M16;
import static dev.tightloop.amd64.OperandEncoding.E32_M8;
import static dev.tightloop.amd64.OperandEncoding.EY;
import static dev.tightloop.amd64.OperandEncoding.G32;
import static dev.tightloop.amd64.OperandEncoding.GY;
import static dev.tightloop.amd64.OperandEncoding.H128;
import static dev.tightloop.amd64.OperandEncoding.HX;
import static dev.tightloop.amd64.OperandEncoding.I8;
import static dev.tightloop.amd64.OperandEncoding.V128;
import static dev.tightloop.amd64.OperandEncoding.VX;
import static dev.tightloop.amd64.OperandEncoding.W128_UNALIGNED;
import static dev.tightloop.amd64.OperandEncoding.W32;
import static dev.tightloop.amd64.OperandEncoding.WX;
import static dev.tightloop.amd64.OperandEncoding.WX_EIGHTH;
import static dev.tightloop.amd64.OperandEncoding.WX_HALF;
import static dev.tightloop.amd64.OperandEncoding.WX_QUARTER;

import dev.tightloop.amd64.VexTable.Bit;
import dev.tightloop.amd64.VexTable.RegisterOrMemory;

/** The rows of what AVX and AVX2 do with vectors of integers. */
final class VexIntegerForms extends VexRows {
  private VexIntegerForms(VexTable table) {
    super(table);
  }

  static void addTo(VexTable table) {
    VexIntegerForms forms = new VexIntegerForms(table);
    forms.packedIntegers();
    forms.packedShifts();
    forms.moreIntegers();
    forms.widening();
    forms.insertions();
  }

  private void packedIntegers() {
    integers(MAP_0F, 0x60, "vpunpcklbw", "vpunpcklwd", "vpunpckldq", "vpacksswb");
    integers(MAP_0F, 0x64, "vpcmpgtb", "vpcmpgtw", "vpcmpgtd", "vpackuswb");
    integers(MAP_0F, 0x68, "vpunpckhbw", "vpunpckhwd", "vpunpckhdq", "vpackssdw");
    integers(MAP_0F, 0x6c, "vpunpcklqdq", "vpunpckhqdq");
    integers(MAP_0F, 0x74, "vpcmpeqb", "vpcmpeqw", "vpcmpeqd");
    integers(MAP_0F, 0xd4, "vpaddq", "vpmullw");
    integers(MAP_0F, 0xd8, "vpsubusb", "vpsubusw", "vpminub", "vpand");
    integers(MAP_0F, 0xdc, "vpaddusb", "vpaddusw", "vpmaxub", "vpandn");
    integers(MAP_0F, 0xe0, "vpavgb");
    integers(MAP_0F, 0xe3, "vpavgw", "vpmulhuw", "vpmulhw");
    integers(MAP_0F, 0xe8, "vpsubsb", "vpsubsw", "vpminsw", "vpor");
    integers(MAP_0F, 0xec, "vpaddsb", "vpaddsw", "vpmaxsw", "vpxor");
    integers(MAP_0F, 0xf4, "vpmuludq", "vpmaddwd", "vpsadbw");
    integers(MAP_0F, 0xf8, "vpsubb", "vpsubw", "vpsubd", "vpsubq");
    integers(MAP_0F, 0xfc, "vpaddb", "vpaddw", "vpaddd");
    widthFeature(MAP_0F, P66, 0x70, "vpshufd", VX, WX, I8);
    widthFeature(MAP_0F, PF3, 0x70, "vpshufhw", VX, WX, I8);
    widthFeature(MAP_0F, PF2, 0x70, "vpshuflw", VX, WX, I8);
    register(MAP_0F, P66, 0xd7, Bit.ZERO, "vpmovmskb", AVX, GY, WX);
    register(MAP_0F, P66, 0xd7, Bit.ONE, "vpmovmskb", AVX2, GY, WX);
  }

  private void packedShifts() {
    shiftCounts(0xd1, "vpsrlw", "vpsrld", "vpsrlq");
    shiftCounts(0xe1, "vpsraw", "vpsrad");
    shiftCounts(0xf1, "vpsllw", "vpslld", "vpsllq");
    for (int size = 0; size < 3; size++) {
      String suffix = "wdq".substring(size, size + 1);
      shiftImmediate(0x71 + size, 2, "vpsrl" + suffix);
      shiftImmediate(0x71 + size, 6, "vpsll" + suffix);
    }
    shiftImmediate(0x71, 4, "vpsraw");
    shiftImmediate(0x72, 4, "vpsrad");
    shiftImmediate(0x73, 3, "vpsrldq");
    shiftImmediate(0x73, 7, "vpslldq");
    variableShift(0x45, "vpsrlv");
    variableShift(0x47, "vpsllv");
    add(MAP_0F38, P66, 0x46, Bit.ZERO, Bit.BOTH, "vpsravd", AVX2, VX, HX, WX);
  }

  private void shiftCounts(int first, String... names) {
    for (int i = 0; i < names.length; i++) {
      widthFeature(MAP_0F, P66, first + i, names[i], VX, HX, W128_UNALIGNED);
    }
  }

  private void shiftImmediate(int opcode, int digit, String name) {
    RegisterOrMemory register = RegisterOrMemory.REGISTER;
    digit(MAP_0F, P66, opcode, digit, register, Bit.ZERO, name, AVX, HX, WX, I8);
    digit(MAP_0F, P66, opcode, digit, register, Bit.ONE, name, AVX2, HX, WX, I8);
  }

  private void variableShift(int opcode, String name) {
    add(MAP_0F38, P66, opcode, Bit.ZERO, Bit.BOTH, name + "d", AVX2, VX, HX, WX);
    add(MAP_0F38, P66, opcode, Bit.ONE, Bit.BOTH, name + "q", AVX2, VX, HX, WX);
  }

  private void moreIntegers() {
    integers(MAP_0F38, 0x00, "vpshufb", "vphaddw", "vphaddd", "vphaddsw");
    integers(MAP_0F38, 0x04, "vpmaddubsw", "vphsubw", "vphsubd", "vphsubsw");
    integers(MAP_0F38, 0x08, "vpsignb", "vpsignw", "vpsignd", "vpmulhrsw");
    integers(MAP_0F38, 0x28, "vpmuldq", "vpcmpeqq");
    integers(MAP_0F38, 0x2b, "vpackusdw");
    integers(MAP_0F38, 0x37, "vpcmpgtq", "vpminsb", "vpminsd", "vpminuw", "vpminud");
    integers(MAP_0F38, 0x3c, "vpmaxsb", "vpmaxsd", "vpmaxuw", "vpmaxud", "vpmulld");
    widthFeature(MAP_0F38, P66, 0x1c, "vpabsb", VX, WX);
    widthFeature(MAP_0F38, P66, 0x1d, "vpabsw", VX, WX);
    widthFeature(MAP_0F38, P66, 0x1e, "vpabsd", VX, WX);
    add(MAP_0F38, P66, 0x41, Bit.BOTH, Bit.ZERO, "vphminposuw", AVX, V128, W128_UNALIGNED);
    both(MAP_0F38, P66, 0x17, "vptest", AVX, VX, WX);
  }

  private void widening() {
    for (int unsigned = 0; unsigned < 2; unsigned++) {
      String name = unsigned == 0 ? "vpmovsx" : "vpmovzx";
      int first = 0x20 + 0x10 * unsigned;
      widthFeature(MAP_0F38, P66, first, name + "bw", VX, WX_HALF);
      widthFeature(MAP_0F38, P66, first + 1, name + "bd", VX, WX_QUARTER);
      widthFeature(MAP_0F38, P66, first + 2, name + "bq", VX, WX_EIGHTH);
      widthFeature(MAP_0F38, P66, first + 3, name + "wd", VX, WX_HALF);
      widthFeature(MAP_0F38, P66, first + 4, name + "wq", VX, WX_QUARTER);
      widthFeature(MAP_0F38, P66, first + 5, name + "dq", VX, WX_HALF);
    }
  }

  private void insertions() {
    narrow(MAP_0F, 0xc4, "vpinsrw", V128, H128, E32_M16, I8);
    register(MAP_0F, P66, 0xc5, Bit.ZERO, "vpextrw", AVX, G32, W128_UNALIGNED, I8);
    narrow(MAP_0F3A, 0x14, "vpextrb", E32_M8, V128, I8);
    narrow(MAP_0F3A, 0x15, "vpextrw", E32_M16, V128, I8);
    add(MAP_0F3A, P66, 0x16, Bit.ZERO, Bit.ZERO, "vpextrd", AVX, EY, V128, I8);
    add(MAP_0F3A, P66, 0x16, Bit.ONE, Bit.ZERO, "vpextrq", AVX, EY, V128, I8);
    narrow(MAP_0F3A, 0x17, "vextractps", E32, V128, I8);
    narrow(MAP_0F3A, 0x20, "vpinsrb", V128, H128, E32_M8, I8);
    narrow(MAP_0F3A, 0x21, "vinsertps", V128, H128, W32, I8);
    add(MAP_0F3A, P66, 0x22, Bit.ZERO, Bit.ZERO, "vpinsrd", AVX, V128, H128, EY, I8);
    add(MAP_0F3A, P66, 0x22, Bit.ONE, Bit.ZERO, "vpinsrq", AVX, V128, H128, EY, I8);
  }

  private void narrow(int map, int opcode, String name, OperandEncoding... operands) {
    add(map, P66, opcode, Bit.BOTH, Bit.ZERO, name, AVX, operands);
  }
}

package dev.tightloop.amd64;

import static dev.tightloop.amd64.Feature.AVX;
import static dev.tightloop.amd64.Feature.AVX2;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.P66;
import static dev.tightloop.amd64.OperandEncoding.H128;
import static dev.tightloop.amd64.OperandEncoding.HX;
import static dev.tightloop.amd64.OperandEncoding.I8;
import static dev.tightloop.amd64.OperandEncoding.LX;
import static dev.tightloop.amd64.OperandEncoding.V128;
import static dev.tightloop.amd64.OperandEncoding.VM32;
import static dev.tightloop.amd64.OperandEncoding.VM64;
import static dev.tightloop.amd64.OperandEncoding.VX;
import static dev.tightloop.amd64.OperandEncoding.W128_UNALIGNED;
import static dev.tightloop.amd64.OperandEncoding.W16;
import static dev.tightloop.amd64.OperandEncoding.W32;
import static dev.tightloop.amd64.OperandEncoding.W64;
import static dev.tightloop.amd64.OperandEncoding.W8;
import static dev.tightloop.amd64.OperandEncoding.WX;

import dev.tightloop.amd64.VexTable.Bit;
import dev.tightloop.amd64.VexTable.Place;
import dev.tightloop.amd64.VexTable.RegisterOrMemory;

/** The rows of AVX and AVX2 that spread, choose, blend and gather parts of vectors. */
final class VexLaneForms extends VexRows {
  private VexLaneForms(VexTable table) {
    super(table);
  }

  static void addTo(VexTable table) {
    VexLaneForms forms = new VexLaneForms(table);
    forms.broadcasts();
    forms.masked();
    forms.immediates();
    forms.lanes();
  }

  private void broadcasts() {
    RegisterOrMemory memory = RegisterOrMemory.MEMORY;
    RegisterOrMemory register = RegisterOrMemory.REGISTER;
    broadcast(0x18, memory, Bit.BOTH, "vbroadcastss", AVX, W32);
    broadcast(0x18, register, Bit.BOTH, "vbroadcastss", AVX2, W32);
    broadcast(0x19, memory, Bit.ONE, "vbroadcastsd", AVX, W64);
    broadcast(0x19, register, Bit.ONE, "vbroadcastsd", AVX2, W64);
    broadcast(0x1a, memory, Bit.ONE, "vbroadcastf128", AVX, W128_UNALIGNED);
    broadcast(0x5a, memory, Bit.ONE, "vbroadcasti128", AVX2, W128_UNALIGNED);
    broadcast(0x58, RegisterOrMemory.BOTH, Bit.BOTH, "vpbroadcastd", AVX2, W32);
    broadcast(0x59, RegisterOrMemory.BOTH, Bit.BOTH, "vpbroadcastq", AVX2, W64);
    broadcast(0x78, RegisterOrMemory.BOTH, Bit.BOTH, "vpbroadcastb", AVX2, W8);
    broadcast(0x79, RegisterOrMemory.BOTH, Bit.BOTH, "vpbroadcastw", AVX2, W16);
  }

  private void broadcast(
      int opcode, RegisterOrMemory rm, Bit l, String name, Feature feature, OperandEncoding from) {
    Place place = new Place(MAP_0F38, P66, opcode, Bit.ZERO, l, rm, -1);
    table.add(place, Form.decodedOnly(name, feature, VX, from));
  }

  private void masked() {
    maskedMove(0x2c, Bit.ZERO, "vmaskmovps", AVX, VX, HX, WX);
    maskedMove(0x2d, Bit.ZERO, "vmaskmovpd", AVX, VX, HX, WX);
    maskedMove(0x2e, Bit.ZERO, "vmaskmovps", AVX, WX, HX, VX);
    maskedMove(0x2f, Bit.ZERO, "vmaskmovpd", AVX, WX, HX, VX);
    maskedMove(0x8c, Bit.ZERO, "vpmaskmovd", AVX2, VX, HX, WX);
    maskedMove(0x8c, Bit.ONE, "vpmaskmovq", AVX2, VX, HX, WX);
    maskedMove(0x8e, Bit.ZERO, "vpmaskmovd", AVX2, WX, HX, VX);
    maskedMove(0x8e, Bit.ONE, "vpmaskmovq", AVX2, WX, HX, VX);
    gather(0x90, "vpgatherd", "d", "q");
    gather(0x92, "vgatherd", "ps", "pd");
  }

  private void maskedMove(
      int opcode, Bit w, String name, Feature feature, OperandEncoding... operands) {
    Place place = new Place(MAP_0F38, P66, opcode, w, Bit.BOTH, RegisterOrMemory.MEMORY, -1);
    table.add(place, Form.decodedOnly(name, feature, operands));
  }

  /**
   * The vector of indices and the vectors of elements have the same number of parts, so the shorter
   * one may be half as wide.
   */
  private void gather(int opcode, String dword, String narrow, String wide) {
    String qword = dword.substring(0, dword.length() - 1) + "q";
    maskedMove(opcode, Bit.ZERO, dword + narrow, AVX2, VX, VM32, HX);
    maskedMove(opcode, Bit.ONE, dword + wide, AVX2, VX, VM64, HX);
    maskedMove(opcode + 1, Bit.ZERO, qword + narrow, AVX2, V128, VM32, H128);
    maskedMove(opcode + 1, Bit.ONE, qword + wide, AVX2, VX, VM64, HX);
  }

  private void immediates() {
    add(MAP_0F3A, P66, 0x02, Bit.ZERO, Bit.BOTH, "vpblendd", AVX2, VX, HX, WX, I8);
    add(MAP_0F3A, P66, 0x04, Bit.ZERO, Bit.BOTH, "vpermilps", AVX, VX, WX, I8);
    add(MAP_0F3A, P66, 0x05, Bit.ZERO, Bit.BOTH, "vpermilpd", AVX, VX, WX, I8);
    both(MAP_0F3A, P66, 0x08, "vroundps", AVX, VX, WX, I8);
    both(MAP_0F3A, P66, 0x09, "vroundpd", AVX, VX, WX, I8);
    both(MAP_0F3A, P66, 0x0a, "vroundss", AVX, V128, H128, W32, I8);
    both(MAP_0F3A, P66, 0x0b, "vroundsd", AVX, V128, H128, W64, I8);
    both(MAP_0F3A, P66, 0x0c, "vblendps", AVX, VX, HX, WX, I8);
    both(MAP_0F3A, P66, 0x0d, "vblendpd", AVX, VX, HX, WX, I8);
    widthFeature(MAP_0F3A, P66, 0x0e, "vpblendw", VX, HX, WX, I8);
    widthFeature(MAP_0F3A, P66, 0x0f, "vpalignr", VX, HX, WX, I8);
    both(MAP_0F3A, P66, 0x40, "vdpps", AVX, VX, HX, WX, I8);
    add(MAP_0F3A, P66, 0x41, Bit.BOTH, Bit.ZERO, "vdppd", AVX, VX, HX, WX, I8);
    widthFeature(MAP_0F3A, P66, 0x42, "vmpsadbw", VX, HX, WX, I8);
    add(MAP_0F3A, P66, 0x4a, Bit.ZERO, Bit.BOTH, "vblendvps", AVX, VX, HX, WX, LX);
    add(MAP_0F3A, P66, 0x4b, Bit.ZERO, Bit.BOTH, "vblendvpd", AVX, VX, HX, WX, LX);
    add(MAP_0F3A, P66, 0x4c, Bit.ZERO, Bit.ZERO, "vpblendvb", AVX, VX, HX, WX, LX);
    add(MAP_0F3A, P66, 0x4c, Bit.ZERO, Bit.ONE, "vpblendvb", AVX2, VX, HX, WX, LX);
    String[] strings = {"vpcmpestrm", "vpcmpestri", "vpcmpistrm", "vpcmpistri"};
    for (int i = 0; i < strings.length; i++) {
      OperandEncoding[] operands = {V128, W128_UNALIGNED, I8};
      String wide = i < 2 ? strings[i] + "q" : strings[i];
      add(MAP_0F3A, P66, 0x60 + i, Bit.ZERO, Bit.ZERO, strings[i], AVX, operands);
      add(MAP_0F3A, P66, 0x60 + i, Bit.ONE, Bit.ZERO, wide, AVX, operands);
    }
  }

  /** What moves 128-bit lanes exists for 256-bit vectors only. */
  private void lanes() {
    add(MAP_0F3A, P66, 0x00, Bit.ONE, Bit.ONE, "vpermq", AVX2, VX, WX, I8);
    add(MAP_0F3A, P66, 0x01, Bit.ONE, Bit.ONE, "vpermpd", AVX2, VX, WX, I8);
    lane(0x06, "vperm2f128", AVX, VX, HX, WX, I8);
    lane(0x46, "vperm2i128", AVX2, VX, HX, WX, I8);
    lane(0x18, "vinsertf128", AVX, VX, HX, W128_UNALIGNED, I8);
    lane(0x38, "vinserti128", AVX2, VX, HX, W128_UNALIGNED, I8);
    lane(0x19, "vextractf128", AVX, W128_UNALIGNED, VX, I8);
    lane(0x39, "vextracti128", AVX2, W128_UNALIGNED, VX, I8);
  }

  private void lane(int opcode, String name, Feature feature, OperandEncoding... operands) {
    add(MAP_0F3A, P66, opcode, Bit.ZERO, Bit.ONE, name, feature, operands);
  }
}

package dev.tightloop.amd64;

import static dev.tightloop.amd64.Feature.AES;
import static dev.tightloop.amd64.Feature.AVX;
import static dev.tightloop.amd64.Feature.AVX2;
import static dev.tightloop.amd64.Feature.BMI1;
import static dev.tightloop.amd64.Feature.BMI2;
import static dev.tightloop.amd64.Feature.F16C;
import static dev.tightloop.amd64.Feature.FMA;
import static dev.tightloop.amd64.Feature.GFNI;
import static dev.tightloop.amd64.Feature.PCLMULQDQ;
import static dev.tightloop.amd64.Feature.VAES;
import static dev.tightloop.amd64.Feature.VPCLMULQDQ;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.NONE;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.P66;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF2;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF3;
import static dev.tightloop.amd64.OperandEncoding.BY;
import static dev.tightloop.amd64.OperandEncoding.E32;
import static dev.tightloop.amd64.OperandEncoding.E32_M16;
import static dev.tightloop.amd64.OperandEncoding.E32_M8;
import static dev.tightloop.amd64.OperandEncoding.EY;
import static dev.tightloop.amd64.OperandEncoding.G32;
import static dev.tightloop.amd64.OperandEncoding.GY;
import static dev.tightloop.amd64.OperandEncoding.H128;
import static dev.tightloop.amd64.OperandEncoding.HX;
import static dev.tightloop.amd64.OperandEncoding.I8;
import static dev.tightloop.amd64.OperandEncoding.LX;
import static dev.tightloop.amd64.OperandEncoding.M;
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
import static dev.tightloop.amd64.OperandEncoding.WX_EIGHTH;
import static dev.tightloop.amd64.OperandEncoding.WX_HALF;
import static dev.tightloop.amd64.OperandEncoding.WX_QUARTER;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;
import dev.tightloop.amd64.VexTable.Bit;
import dev.tightloop.amd64.VexTable.Place;
import dev.tightloop.amd64.VexTable.RegisterOrMemory;

/**
 * The rows of AVX, AVX2, FMA, F16C, BMI1, BMI2 and of what cryptography has with a VEX prefix
 * (Intel SDM vol. 2, tables, and each instruction's page). They have lengths and names,
 * and no semantics.
 */
final class VexForms {
  private static final int MAP_0F = 1;
  private static final int MAP_0F38 = 2;
  private static final int MAP_0F3A = 3;

  /** What an immediate of VCMPPS and its like compares for. */
  private static final String[] COMPARISONS = {
    "eq", "lt", "le", "unord", "neq", "nlt", "nle", "ord",
    "eq_uq", "nge", "ngt", "false", "neq_oq", "ge", "gt", "true",
    "eq_os", "lt_oq", "le_oq", "unord_s", "neq_us", "nlt_uq", "nle_uq", "ord_s",
    "eq_us", "nge_uq", "ngt_uq", "false_os", "neq_os", "ge_oq", "gt_oq", "true_us"
  };

  private final VexTable table;

  private VexForms(VexTable table) {
    this.table = table;
  }

  static void addTo(VexTable table) {
    VexForms forms = new VexForms(table);
    forms.moves();
    forms.partMoves();
    forms.floatingPoint();
    forms.comparisons();
    forms.floatConversions();
    forms.packedIntegers();
    forms.packedShifts();
    forms.moreIntegers();
    forms.floatPermutations();
    forms.widening();
    forms.broadcasts();
    forms.masked();
    forms.multiplyAdd();
    forms.immediates();
    forms.lanes();
    forms.insertions();
    forms.cryptography();
    forms.bitManipulation();
  }

  private void moves() {
    both(MAP_0F, NONE, 0x10, "vmovups", AVX, VX, WX);
    both(MAP_0F, NONE, 0x11, "vmovups", AVX, WX, VX);
    both(MAP_0F, P66, 0x10, "vmovupd", AVX, VX, WX);
    both(MAP_0F, P66, 0x11, "vmovupd", AVX, WX, VX);
    both(MAP_0F, NONE, 0x28, "vmovaps", AVX, VX, WX);
    both(MAP_0F, NONE, 0x29, "vmovaps", AVX, WX, VX);
    both(MAP_0F, P66, 0x28, "vmovapd", AVX, VX, WX);
    both(MAP_0F, P66, 0x29, "vmovapd", AVX, WX, VX);
    both(MAP_0F, P66, 0x6f, "vmovdqa", AVX, VX, WX);
    both(MAP_0F, P66, 0x7f, "vmovdqa", AVX, WX, VX);
    both(MAP_0F, PF3, 0x6f, "vmovdqu", AVX, VX, WX);
    both(MAP_0F, PF3, 0x7f, "vmovdqu", AVX, WX, VX);
    memory(MAP_0F, NONE, 0x2b, Bit.BOTH, "vmovntps", AVX, WX, VX);
    memory(MAP_0F, P66, 0x2b, Bit.BOTH, "vmovntpd", AVX, WX, VX);
    memory(MAP_0F, P66, 0xe7, Bit.BOTH, "vmovntdq", AVX, WX, VX);
    memory(MAP_0F, PF2, 0xf0, Bit.BOTH, "vlddqu", AVX, VX, M);
    memory(MAP_0F38, P66, 0x2a, Bit.ZERO, "vmovntdqa", AVX, VX, WX);
    memory(MAP_0F38, P66, 0x2a, Bit.ONE, "vmovntdqa", AVX2, VX, WX);
    add(MAP_0F, NONE, 0x77, Bit.BOTH, Bit.ZERO, "vzeroupper", AVX);
    add(MAP_0F, NONE, 0x77, Bit.BOTH, Bit.ONE, "vzeroall", AVX);
    digit(MAP_0F, NONE, 0xae, 2, RegisterOrMemory.MEMORY, Bit.ZERO, "vldmxcsr", AVX, E32);
    digit(MAP_0F, NONE, 0xae, 3, RegisterOrMemory.MEMORY, Bit.ZERO, "vstmxcsr", AVX, E32);
  }

  private void partMoves() {
    for (PrefixClass prefix : new PrefixClass[] {NONE, P66}) {
      String suffix = prefix == NONE ? "ps" : "pd";
      memory(MAP_0F, prefix, 0x12, Bit.ZERO, "vmovl" + suffix, AVX, V128, H128, W64);
      memory(MAP_0F, prefix, 0x13, Bit.ZERO, "vmovl" + suffix, AVX, W64, V128);
      memory(MAP_0F, prefix, 0x16, Bit.ZERO, "vmovh" + suffix, AVX, V128, H128, W64);
      memory(MAP_0F, prefix, 0x17, Bit.ZERO, "vmovh" + suffix, AVX, W64, V128);
      both(MAP_0F, prefix, 0x14, "vunpckl" + suffix, AVX, VX, HX, WX);
      both(MAP_0F, prefix, 0x15, "vunpckh" + suffix, AVX, VX, HX, WX);
      register(MAP_0F, prefix, 0x50, Bit.BOTH, "vmovmsk" + suffix, AVX, GY, WX);
    }
    register(MAP_0F, NONE, 0x12, Bit.ZERO, "vmovhlps", AVX, V128, H128, W128_UNALIGNED);
    register(MAP_0F, NONE, 0x16, Bit.ZERO, "vmovlhps", AVX, V128, H128, W128_UNALIGNED);
    scalarMove(PF3, "vmovss", W32);
    scalarMove(PF2, "vmovsd", W64);
    both(MAP_0F, PF3, 0x12, "vmovsldup", AVX, VX, WX);
    both(MAP_0F, PF3, 0x16, "vmovshdup", AVX, VX, WX);
    add(MAP_0F, PF2, 0x12, Bit.BOTH, Bit.ZERO, "vmovddup", AVX, VX, W64);
    add(MAP_0F, PF2, 0x12, Bit.BOTH, Bit.ONE, "vmovddup", AVX, VX, WX);
    add(MAP_0F, P66, 0x6e, Bit.ZERO, Bit.ZERO, "vmovd", AVX, V128, EY);
    add(MAP_0F, P66, 0x6e, Bit.ONE, Bit.ZERO, "vmovq", AVX, V128, EY);
    add(MAP_0F, P66, 0x7e, Bit.ZERO, Bit.ZERO, "vmovd", AVX, EY, V128);
    add(MAP_0F, P66, 0x7e, Bit.ONE, Bit.ZERO, "vmovq", AVX, EY, V128);
    add(MAP_0F, PF3, 0x7e, Bit.BOTH, Bit.ZERO, "vmovq", AVX, V128, W64);
    add(MAP_0F, P66, 0xd6, Bit.BOTH, Bit.ZERO, "vmovq", AVX, W64, V128);
    register(MAP_0F, P66, 0xf7, Bit.ZERO, "vmaskmovdqu", AVX, V128, W128_UNALIGNED);
  }

  /** From and to memory there are two operands, between registers three. */
  private void scalarMove(PrefixClass prefix, String name, OperandEncoding rm) {
    memory(MAP_0F, prefix, 0x10, Bit.BOTH, name, AVX, V128, rm);
    memory(MAP_0F, prefix, 0x11, Bit.BOTH, name, AVX, rm, V128);
    register(MAP_0F, prefix, 0x10, Bit.BOTH, name, AVX, V128, H128, rm);
    register(MAP_0F, prefix, 0x11, Bit.BOTH, name, AVX, rm, H128, V128);
  }

  private void floatingPoint() {
    arithmetic(0x58, "vadd");
    arithmetic(0x59, "vmul");
    arithmetic(0x5c, "vsub");
    arithmetic(0x5d, "vmin");
    arithmetic(0x5e, "vdiv");
    arithmetic(0x5f, "vmax");
    String[] bitwise = {"vand", "vandn", "vor", "vxor"};
    for (int i = 0; i < bitwise.length; i++) {
      both(MAP_0F, NONE, 0x54 + i, bitwise[i] + "ps", AVX, VX, HX, WX);
      both(MAP_0F, P66, 0x54 + i, bitwise[i] + "pd", AVX, VX, HX, WX);
    }
    both(MAP_0F, NONE, 0x51, "vsqrtps", AVX, VX, WX);
    both(MAP_0F, P66, 0x51, "vsqrtpd", AVX, VX, WX);
    both(MAP_0F, PF3, 0x51, "vsqrtss", AVX, V128, H128, W32);
    both(MAP_0F, PF2, 0x51, "vsqrtsd", AVX, V128, H128, W64);
    both(MAP_0F, NONE, 0x52, "vrsqrtps", AVX, VX, WX);
    both(MAP_0F, PF3, 0x52, "vrsqrtss", AVX, V128, H128, W32);
    both(MAP_0F, NONE, 0x53, "vrcpps", AVX, VX, WX);
    both(MAP_0F, PF3, 0x53, "vrcpss", AVX, V128, H128, W32);
    both(MAP_0F, P66, 0x7c, "vhaddpd", AVX, VX, HX, WX);
    both(MAP_0F, PF2, 0x7c, "vhaddps", AVX, VX, HX, WX);
    both(MAP_0F, P66, 0x7d, "vhsubpd", AVX, VX, HX, WX);
    both(MAP_0F, PF2, 0x7d, "vhsubps", AVX, VX, HX, WX);
    both(MAP_0F, P66, 0xd0, "vaddsubpd", AVX, VX, HX, WX);
    both(MAP_0F, PF2, 0xd0, "vaddsubps", AVX, VX, HX, WX);
    both(MAP_0F, NONE, 0xc6, "vshufps", AVX, VX, HX, WX, I8);
    both(MAP_0F, P66, 0xc6, "vshufpd", AVX, VX, HX, WX, I8);
  }

  private void arithmetic(int opcode, String name) {
    both(MAP_0F, NONE, opcode, name + "ps", AVX, VX, HX, WX);
    both(MAP_0F, P66, opcode, name + "pd", AVX, VX, HX, WX);
    both(MAP_0F, PF3, opcode, name + "ss", AVX, V128, H128, W32);
    both(MAP_0F, PF2, opcode, name + "sd", AVX, V128, H128, W64);
  }

  private void comparisons() {
    both(MAP_0F, NONE, 0x2e, "vucomiss", AVX, V128, W32);
    both(MAP_0F, P66, 0x2e, "vucomisd", AVX, V128, W64);
    both(MAP_0F, NONE, 0x2f, "vcomiss", AVX, V128, W32);
    both(MAP_0F, P66, 0x2f, "vcomisd", AVX, V128, W64);
    comparison(NONE, "ps", VX, HX, WX, I8);
    comparison(P66, "pd", VX, HX, WX, I8);
    comparison(PF3, "ss", V128, H128, W32, I8);
    comparison(PF2, "sd", V128, H128, W64, I8);
  }

  private void comparison(PrefixClass prefix, String suffix, OperandEncoding... operands) {
    String[] names = new String[COMPARISONS.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = "vcmp" + COMPARISONS[i] + suffix;
    }
    Form form = Form.decodedOnly("vcmp" + suffix, AVX, operands).byImmediate(names);
    table.add(any(MAP_0F, prefix, 0xc2, Bit.BOTH, Bit.BOTH), form);
  }

  private void floatConversions() {
    both(MAP_0F, NONE, 0x5a, "vcvtps2pd", AVX, VX, WX_HALF);
    both(MAP_0F, P66, 0x5a, "vcvtpd2ps", AVX, V128, WX);
    both(MAP_0F, PF3, 0x5a, "vcvtss2sd", AVX, V128, H128, W32);
    both(MAP_0F, PF2, 0x5a, "vcvtsd2ss", AVX, V128, H128, W64);
    both(MAP_0F, NONE, 0x5b, "vcvtdq2ps", AVX, VX, WX);
    both(MAP_0F, P66, 0x5b, "vcvtps2dq", AVX, VX, WX);
    both(MAP_0F, PF3, 0x5b, "vcvttps2dq", AVX, VX, WX);
    both(MAP_0F, P66, 0xe6, "vcvttpd2dq", AVX, V128, WX);
    both(MAP_0F, PF3, 0xe6, "vcvtdq2pd", AVX, VX, WX_HALF);
    both(MAP_0F, PF2, 0xe6, "vcvtpd2dq", AVX, V128, WX);
    both(MAP_0F, PF3, 0x2a, "vcvtsi2ss", AVX, V128, H128, EY);
    both(MAP_0F, PF2, 0x2a, "vcvtsi2sd", AVX, V128, H128, EY);
    both(MAP_0F, PF3, 0x2c, "vcvttss2si", AVX, GY, W32);
    both(MAP_0F, PF2, 0x2c, "vcvttsd2si", AVX, GY, W64);
    both(MAP_0F, PF3, 0x2d, "vcvtss2si", AVX, GY, W32);
    both(MAP_0F, PF2, 0x2d, "vcvtsd2si", AVX, GY, W64);
    add(MAP_0F38, P66, 0x13, Bit.ZERO, Bit.BOTH, "vcvtph2ps", F16C, VX, WX_HALF);
    add(MAP_0F3A, P66, 0x1d, Bit.ZERO, Bit.BOTH, "vcvtps2ph", F16C, WX_HALF, VX, I8);
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

  private void floatPermutations() {
    add(MAP_0F38, P66, 0x0c, Bit.ZERO, Bit.BOTH, "vpermilps", AVX, VX, HX, WX);
    add(MAP_0F38, P66, 0x0d, Bit.ZERO, Bit.BOTH, "vpermilpd", AVX, VX, HX, WX);
    add(MAP_0F38, P66, 0x0e, Bit.ZERO, Bit.BOTH, "vtestps", AVX, VX, WX);
    add(MAP_0F38, P66, 0x0f, Bit.ZERO, Bit.BOTH, "vtestpd", AVX, VX, WX);
    add(MAP_0F38, P66, 0x16, Bit.ZERO, Bit.ONE, "vpermps", AVX2, VX, HX, WX);
    add(MAP_0F38, P66, 0x36, Bit.ZERO, Bit.ONE, "vpermd", AVX2, VX, HX, WX);
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

  private void multiplyAdd() {
    String[] orders = {"132", "213", "231"};
    String[] packedOnly = {"vfmaddsub", "vfmsubadd"};
    String[] all = {"vfmadd", "vfmsub", "vfnmadd", "vfnmsub"};
    for (int order = 0; order < orders.length; order++) {
      int first = 0x96 + 0x10 * order;
      for (int i = 0; i < packedOnly.length; i++) {
        multiplyAdd(first + i, packedOnly[i] + orders[order] + "p");
      }
      for (int i = 0; i < all.length; i++) {
        String name = all[i] + orders[order];
        int opcode = first + 2 + 2 * i;
        multiplyAdd(opcode, name + "p");
        add(MAP_0F38, P66, opcode + 1, Bit.ZERO, Bit.BOTH, name + "ss", FMA, V128, H128, W32);
        add(MAP_0F38, P66, opcode + 1, Bit.ONE, Bit.BOTH, name + "sd", FMA, V128, H128, W64);
      }
    }
  }

  private void multiplyAdd(int opcode, String name) {
    add(MAP_0F38, P66, opcode, Bit.ZERO, Bit.BOTH, name + "s", FMA, VX, HX, WX);
    add(MAP_0F38, P66, opcode, Bit.ONE, Bit.BOTH, name + "d", FMA, VX, HX, WX);
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

  /** Consecutive opcodes of instructions on whole integer vectors. */
  private void integers(int map, int first, String... names) {
    for (int i = 0; i < names.length; i++) {
      widthFeature(map, P66, first + i, names[i], VX, HX, WX);
    }
  }

  /** AVX for 128 bits, AVX2 for 256. */
  private void widthFeature(
      int map, PrefixClass prefix, int opcode, String name, OperandEncoding... operands) {
    add(map, prefix, opcode, Bit.BOTH, Bit.ZERO, name, AVX, operands);
    add(map, prefix, opcode, Bit.BOTH, Bit.ONE, name, AVX2, operands);
  }

  /** Any W, any L, memory or register. */
  private void both(
      int map,
      PrefixClass prefix,
      int opcode,
      String name,
      Feature feature,
      OperandEncoding... operands) {
    add(map, prefix, opcode, Bit.BOTH, Bit.BOTH, name, feature, operands);
  }

  private void memory(
      int map,
      PrefixClass prefix,
      int opcode,
      Bit l,
      String name,
      Feature feature,
      OperandEncoding... operands) {
    Place place = new Place(map, prefix, opcode, Bit.BOTH, l, RegisterOrMemory.MEMORY, -1);
    table.add(place, Form.decodedOnly(name, feature, operands));
  }

  private void register(
      int map,
      PrefixClass prefix,
      int opcode,
      Bit l,
      String name,
      Feature feature,
      OperandEncoding... operands) {
    Place place = new Place(map, prefix, opcode, Bit.BOTH, l, RegisterOrMemory.REGISTER, -1);
    table.add(place, Form.decodedOnly(name, feature, operands));
  }

  private void digit(
      int map,
      PrefixClass prefix,
      int opcode,
      int digit,
      RegisterOrMemory rm,
      Bit l,
      String name,
      Feature feature,
      OperandEncoding... operands) {
    Place place = new Place(map, prefix, opcode, Bit.BOTH, l, rm, digit);
    table.add(place, Form.decodedOnly(name, feature, operands));
  }

  private void add(
      int map,
      PrefixClass prefix,
      int opcode,
      Bit w,
      Bit l,
      String name,
      Feature feature,
      OperandEncoding... operands) {
    table.add(any(map, prefix, opcode, w, l), Form.decodedOnly(name, feature, operands));
  }

  private static Place any(int map, PrefixClass prefix, int opcode, Bit w, Bit l) {
    return new Place(map, prefix, opcode, w, l, RegisterOrMemory.BOTH, -1);
  }
}

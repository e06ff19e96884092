package dev.tightloop.amd64;

import static dev.tightloop.amd64.Feature.AVX;
import static dev.tightloop.amd64.Feature.AVX2;
import static dev.tightloop.amd64.Feature.F16C;
import static dev.tightloop.amd64.Feature.FMA;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.NONE;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.P66;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF2;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF3;
import static dev.tightloop.amd64.OperandEncoding.E32;
import static dev.tightloop.amd64.OperandEncoding.EY;
import static dev.tightloop.amd64.OperandEncoding.GY;
import static dev.tightloop.amd64.OperandEncoding.H128;
import static dev.tightloop.amd64.OperandEncoding.HX;
import static dev.tightloop.amd64.OperandEncoding.I8;
import static dev.tightloop.amd64.OperandEncoding.M;
import static dev.tightloop.amd64.OperandEncoding.V128;
import static dev.tightloop.amd64.OperandEncoding.VX;
import static dev.tightloop.amd64.OperandEncoding.W128_UNALIGNED;
import static dev.tightloop.amd64.OperandEncoding.W32;
import static dev.tightloop.amd64.OperandEncoding.W64;
import static dev.tightloop.amd64.OperandEncoding.WX;
import static dev.tightloop.amd64.OperandEncoding.WX_HALF;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;
import dev.tightloop.amd64.VexTable.Bit;
import dev.tightloop.amd64.VexTable.RegisterOrMemory;

/** The rows of what AVX and FMA do with vectors of floating-point numbers, and of their moves. */
final class VexFloatForms extends VexRows {
  /** What an immediate of VCMPPS and its like compares for. */
  private static final String[] COMPARISONS = {
    "eq", "lt", "le", "unord", "neq", "nlt", "nle", "ord",
    "eq_uq", "nge", "ngt", "false", "neq_oq", "ge", "gt", "true",
    "eq_os", "lt_oq", "le_oq", "unord_s", "neq_us", "nlt_uq", "nle_uq", "ord_s",
    "eq_us", "nge_uq", "ngt_uq", "false_os", "neq_os", "ge_oq", "gt_oq", "true_us"
  };

  private VexFloatForms(VexTable table) {
    super(table);
  }

  static void addTo(VexTable table) {
    VexFloatForms forms = new VexFloatForms(table);
    forms.moves();
    forms.partMoves();
    forms.floatingPoint();
    forms.comparisons();
    forms.floatConversions();
    forms.floatPermutations();
    forms.multiplyAdd();
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

  private void floatPermutations() {
    add(MAP_0F38, P66, 0x0c, Bit.ZERO, Bit.BOTH, "vpermilps", AVX, VX, HX, WX);
    add(MAP_0F38, P66, 0x0d, Bit.ZERO, Bit.BOTH, "vpermilpd", AVX, VX, HX, WX);
    add(MAP_0F38, P66, 0x0e, Bit.ZERO, Bit.BOTH, "vtestps", AVX, VX, WX);
    add(MAP_0F38, P66, 0x0f, Bit.ZERO, Bit.BOTH, "vtestpd", AVX, VX, WX);
    add(MAP_0F38, P66, 0x16, Bit.ZERO, Bit.ONE, "vpermps", AVX2, VX, HX, WX);
    add(MAP_0F38, P66, 0x36, Bit.ZERO, Bit.ONE, "vpermd", AVX2, VX, HX, WX);
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
}

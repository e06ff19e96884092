package dev.tightloop.amd64;

import static dev.tightloop.amd64.Feature.ADX;
import static dev.tightloop.amd64.Feature.AES;
import static dev.tightloop.amd64.Feature.GFNI;
import static dev.tightloop.amd64.Feature.PCLMULQDQ;
import static dev.tightloop.amd64.Feature.SHA;
import static dev.tightloop.amd64.Feature.SSE3;
import static dev.tightloop.amd64.Feature.SSE4A;
import static dev.tightloop.amd64.Feature.SSE4_1;
import static dev.tightloop.amd64.Feature.SSE4_2;
import static dev.tightloop.amd64.Feature.SSSE3;
import static dev.tightloop.amd64.OpcodeTable.ESCAPE;
import static dev.tightloop.amd64.OpcodeTable.ESCAPE_38;
import static dev.tightloop.amd64.OpcodeTable.ESCAPE_3A;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.NONE;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.P66;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF2;
import static dev.tightloop.amd64.OpcodeTable.PrefixClass.PF3;
import static dev.tightloop.amd64.OperandEncoding.E32;
import static dev.tightloop.amd64.OperandEncoding.E32_M16;
import static dev.tightloop.amd64.OperandEncoding.E32_M8;
import static dev.tightloop.amd64.OperandEncoding.E8;
import static dev.tightloop.amd64.OperandEncoding.EV;
import static dev.tightloop.amd64.OperandEncoding.EY;
import static dev.tightloop.amd64.OperandEncoding.GY;
import static dev.tightloop.amd64.OperandEncoding.I8;
import static dev.tightloop.amd64.OperandEncoding.M;
import static dev.tightloop.amd64.OperandEncoding.V128;
import static dev.tightloop.amd64.OperandEncoding.V32;
import static dev.tightloop.amd64.OperandEncoding.V64;
import static dev.tightloop.amd64.OperandEncoding.W128;
import static dev.tightloop.amd64.OperandEncoding.W128_UNALIGNED;
import static dev.tightloop.amd64.OperandEncoding.W16;
import static dev.tightloop.amd64.OperandEncoding.W32;
import static dev.tightloop.amd64.OperandEncoding.W64;
import static dev.tightloop.amd64.OperandEncoding.XMM0;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;

/**
 * The rows of what came after SSE2 and has no VEX prefix: SSE3 to SSE4.2, SSE4A, AES, SHA and their
 * like (Intel SDM vol. 2, tables; AMD64 Architecture Programmer's Manual vol. 4 for
 * SSE4A). They have lengths and names, and no semantics.
 */
final class GuardedForms {
  private final OpcodeTable table;

  private GuardedForms(OpcodeTable table) {
    this.table = table;
  }

  static void addTo(OpcodeTable table) {
    GuardedForms forms = new GuardedForms(table);
    forms.sse3();
    forms.ssse3();
    forms.integers();
    forms.blends();
    forms.insertions();
    forms.stringsAndChecksums();
    forms.sse4a();
    forms.cryptography();
    forms.carries();
  }

  private void sse3() {
    add(P66, ESCAPE + 0x7c, "haddpd", SSE3, V128, W128);
    add(PF2, ESCAPE + 0x7c, "haddps", SSE3, V128, W128);
    add(P66, ESCAPE + 0x7d, "hsubpd", SSE3, V128, W128);
    add(PF2, ESCAPE + 0x7d, "hsubps", SSE3, V128, W128);
    add(P66, ESCAPE + 0xd0, "addsubpd", SSE3, V128, W128);
    add(PF2, ESCAPE + 0xd0, "addsubps", SSE3, V128, W128);
    add(PF3, ESCAPE + 0x12, "movsldup", SSE3, V128, W128);
    add(PF3, ESCAPE + 0x16, "movshdup", SSE3, V128, W128);
    add(PF2, ESCAPE + 0x12, "movddup", SSE3, V128, W64);
    table.addMemory(PF2, ESCAPE + 0xf0, Form.decodedOnly("lddqu", SSE3, V128, M));
  }

  private void ssse3() {
    vectors(0x00, SSSE3, "pshufb", "phaddw", "phaddd", "phaddsw");
    vectors(0x04, SSSE3, "pmaddubsw", "phsubw", "phsubd", "phsubsw");
    vectors(0x08, SSSE3, "psignb", "psignw", "psignd", "pmulhrsw");
    vectors(0x1c, SSSE3, "pabsb", "pabsw", "pabsd");
    add(P66, ESCAPE_3A + 0x0f, "palignr", SSSE3, V128, W128, I8);
  }

  private void integers() {
    vectors(0x28, SSE4_1, "pmuldq", "pcmpeqq");
    table.addMemory(P66, ESCAPE_38 + 0x2a, Form.decodedOnly("movntdqa", SSE4_1, V128, W128));
    vectors(0x2b, SSE4_1, "packusdw");
    vectors(0x37, SSE4_2, "pcmpgtq");
    vectors(0x38, SSE4_1, "pminsb", "pminsd", "pminuw", "pminud");
    vectors(0x3c, SSE4_1, "pmaxsb", "pmaxsd", "pmaxuw", "pmaxud");
    vectors(0x40, SSE4_1, "pmulld", "phminposuw");
    for (int unsigned = 0; unsigned < 2; unsigned++) {
      String name = unsigned == 0 ? "pmovsx" : "pmovzx";
      int first = ESCAPE_38 + 0x20 + 0x10 * unsigned;
      add(P66, first, name + "bw", SSE4_1, V128, W64);
      add(P66, first + 1, name + "bd", SSE4_1, V128, W32);
      add(P66, first + 2, name + "bq", SSE4_1, V128, W16);
      add(P66, first + 3, name + "wd", SSE4_1, V128, W64);
      add(P66, first + 4, name + "wq", SSE4_1, V128, W32);
      add(P66, first + 5, name + "dq", SSE4_1, V128, W64);
    }
  }

  private void blends() {
    add(P66, ESCAPE_38 + 0x10, "pblendvb", SSE4_1, V128, W128, XMM0);
    add(P66, ESCAPE_38 + 0x14, "blendvps", SSE4_1, V128, W128, XMM0);
    add(P66, ESCAPE_38 + 0x15, "blendvpd", SSE4_1, V128, W128, XMM0);
    add(P66, ESCAPE_38 + 0x17, "ptest", SSE4_1, V128, W128);
    add(P66, ESCAPE_3A + 0x08, "roundps", SSE4_1, V128, W128, I8);
    add(P66, ESCAPE_3A + 0x09, "roundpd", SSE4_1, V128, W128, I8);
    add(P66, ESCAPE_3A + 0x0a, "roundss", SSE4_1, V32, W32, I8);
    add(P66, ESCAPE_3A + 0x0b, "roundsd", SSE4_1, V64, W64, I8);
    add(P66, ESCAPE_3A + 0x0c, "blendps", SSE4_1, V128, W128, I8);
    add(P66, ESCAPE_3A + 0x0d, "blendpd", SSE4_1, V128, W128, I8);
    add(P66, ESCAPE_3A + 0x0e, "pblendw", SSE4_1, V128, W128, I8);
    add(P66, ESCAPE_3A + 0x40, "dpps", SSE4_1, V128, W128, I8);
    add(P66, ESCAPE_3A + 0x41, "dppd", SSE4_1, V128, W128, I8);
    add(P66, ESCAPE_3A + 0x42, "mpsadbw", SSE4_1, V128, W128, I8);
  }

  private void insertions() {
    add(P66, ESCAPE_3A + 0x14, "pextrb", SSE4_1, E32_M8, V128, I8);
    add(P66, ESCAPE_3A + 0x15, "pextrw", SSE4_1, E32_M16, V128, I8);
    bySize(ESCAPE_3A + 0x16, "pextr", EY, V128, I8);
    add(P66, ESCAPE_3A + 0x17, "extractps", SSE4_1, E32, V128, I8);
    add(P66, ESCAPE_3A + 0x20, "pinsrb", SSE4_1, V128, E32_M8, I8);
    add(P66, ESCAPE_3A + 0x21, "insertps", SSE4_1, V128, W32, I8);
    bySize(ESCAPE_3A + 0x22, "pinsr", V128, EY, I8);
  }

  private void bySize(int opcode, String name, OperandEncoding... operands) {
    table.add(P66, opcode, Form.decodedOnly(SSE4_1, operands, name + "d", name + "d", name + "q"));
  }

  private void stringsAndChecksums() {
    String[] strings = {"pcmpestrm", "pcmpestri", "pcmpistrm", "pcmpistri"};
    for (int i = 0; i < strings.length; i++) {
      OperandEncoding[] operands = {V128, W128_UNALIGNED, I8};
      String wide = i < 2 ? strings[i] + "q" : strings[i];
      Form form = Form.decodedOnly(SSE4_2, operands, strings[i], strings[i], wide);
      table.add(P66, ESCAPE_3A + 0x60 + i, form);
    }
    add(PF2, ESCAPE_38 + 0xf0, "crc32", SSE4_2, GY, E8);
    add(PF2, ESCAPE_38 + 0xf1, "crc32", SSE4_2, GY, EV);
  }

  private void sse4a() {
    Form extract = Form.decodedOnly("extrq", SSE4A, W128, I8, I8);
    table.addRegister(P66, ESCAPE + 0x78, 0, extract);
    table.addRegister(P66, ESCAPE + 0x79, Form.decodedOnly("extrq", SSE4A, V128, W128));
    table.addRegister(PF2, ESCAPE + 0x78, Form.decodedOnly("insertq", SSE4A, V128, W128, I8, I8));
    table.addRegister(PF2, ESCAPE + 0x79, Form.decodedOnly("insertq", SSE4A, V128, W128));
    table.addMemory(PF3, ESCAPE + 0x2b, Form.decodedOnly("movntss", SSE4A, W32, V32));
    table.addMemory(PF2, ESCAPE + 0x2b, Form.decodedOnly("movntsd", SSE4A, W64, V64));
  }

  private void cryptography() {
    vectors(0xdb, AES, "aesimc", "aesenc", "aesenclast", "aesdec", "aesdeclast");
    add(P66, ESCAPE_3A + 0xdf, "aeskeygenassist", AES, V128, W128, I8);
    table.add(
        P66,
        ESCAPE_3A + 0x44,
        Form.decodedOnly("pclmulqdq", PCLMULQDQ, V128, W128, I8).byImmediate(carrylessNames("")));
    add(NONE, ESCAPE_38 + 0xc8, "sha1nexte", SHA, V128, W128);
    add(NONE, ESCAPE_38 + 0xc9, "sha1msg1", SHA, V128, W128);
    add(NONE, ESCAPE_38 + 0xca, "sha1msg2", SHA, V128, W128);
    add(NONE, ESCAPE_38 + 0xcb, "sha256rnds2", SHA, V128, W128, XMM0);
    add(NONE, ESCAPE_38 + 0xcc, "sha256msg1", SHA, V128, W128);
    add(NONE, ESCAPE_38 + 0xcd, "sha256msg2", SHA, V128, W128);
    add(NONE, ESCAPE_3A + 0xcc, "sha1rnds4", SHA, V128, W128, I8);
    add(P66, ESCAPE_38 + 0xcf, "gf2p8mulb", GFNI, V128, W128);
    add(P66, ESCAPE_3A + 0xce, "gf2p8affineqb", GFNI, V128, W128, I8);
    add(P66, ESCAPE_3A + 0xcf, "gf2p8affineinvqb", GFNI, V128, W128, I8);
  }

  /** PCLMULQDQ's names by which halves the immediate chooses: bit 0 of one, bit 4 of the other. */
  static String[] carrylessNames(String prefix) {
    String[] names = new String[0x12];
    names[0x00] = prefix + "pclmullqlqdq";
    names[0x01] = prefix + "pclmulhqlqdq";
    names[0x10] = prefix + "pclmullqhqdq";
    names[0x11] = prefix + "pclmulhqhqdq";
    return names;
  }

  private void carries() {
    add(P66, ESCAPE_38 + 0xf6, "adcx", ADX, GY, EY);
    add(PF3, ESCAPE_38 + 0xf6, "adox", ADX, GY, EY);
  }

  /** Consecutive opcodes of 66 0F 38 on whole vectors. */
  private void vectors(int first, Feature feature, String... names) {
    for (int i = 0; i < names.length; i++) {
      add(P66, ESCAPE_38 + first + i, names[i], feature, V128, W128);
    }
  }

  private void add(
      PrefixClass prefix, int opcode, String name, Feature feature, OperandEncoding... operands) {
    table.add(prefix, opcode, Form.decodedOnly(name, feature, operands));
  }
}

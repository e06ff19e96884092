package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CpuProfileTest {
  private static final long CODE = 0x10000;
  private static final CpuProfile EVERYTHING = new CpuProfile(CpuProfile.implemented(), 1);

  @Test
  void theVendorIsOurOwn() {
    assertEquals(0xd, cpuid(CpuProfile.X86_64_V1, 0, 0)[0]);
    int[] answer = cpuid(CpuProfile.X86_64_V1, 0, 0);
    assertEquals("TightloopCPU", text(answer[1], answer[3], answer[2]));
    assertEquals(0x80000008, cpuid(CpuProfile.X86_64_V1, 0x80000000, 0)[0]);
    StringBuilder brand = new StringBuilder();
    for (int leaf = 0x80000002; leaf <= 0x80000004; leaf++) {
      brand.append(text(cpuid(CpuProfile.X86_64_V1, leaf, 0)));
    }
    assertEquals("Tightloop amd64 core", brand.toString().replace("\0", ""));
  }

  @Test
  void theDefaultIsTheBaselineOfAmd64() {
    int[] leaf1 = cpuid(CpuProfile.X86_64_V1, 1, 0);
    // FPU, TSC, CX8, CMOV, CLFLUSH, MMX, FXSR, SSE, SSE2; XSAVE and OSXSAVE
    assertEquals(1 | 1 << 4 | 1 << 8 | 1 << 15 | 1 << 19 | 0xf << 23, leaf1[3]);
    assertEquals(3 << 26, leaf1[2]);
    int[] extended = cpuid(CpuProfile.X86_64_V1, 0x80000001, 0);
    assertEquals(1 << 11 | 1 << 20 | 1 << 29, extended[3]);
    assertEquals(0, extended[2]);
    int[] leaf7 = cpuid(CpuProfile.X86_64_V1, 7, 0);
    assertEquals(0, leaf7[1] | leaf7[2] | leaf7[3]);
  }

  /** What Go's internal/cpu asks for before it uses AVX: OSXSAVE, XCR0 and the AVX bit. */
  @Test
  void theStateOfAvxIsEnabledButAvxIsNotThere() {
    Cpu cpu = cpu(CpuProfile.X86_64_V1, 0x0f, 0x01, 0xd0);
    cpu.step();
    assertEquals(7, cpu.registers().gpr(Gpr.RAX));
    assertEquals(0, cpu.registers().gpr(Gpr.RDX));
    assertFalse(CpuProfile.X86_64_V1.reports(Feature.AVX));
    int[] leaf = cpuid(CpuProfile.X86_64_V1, 0xd, 0);
    assertEquals(List.of(7, 832, 832, 0), List.of(leaf[0], leaf[1], leaf[2], leaf[3]));
    int[] avx = cpuid(CpuProfile.X86_64_V1, 0xd, 2);
    assertEquals(List.of(256, 576), List.of(avx[0], avx[1]));
  }

  @Test
  void aLeafThatDoesNotExistIsZero() {
    for (int leaf : new int[] {2, 4, 0xb, 0xe, 0x40000000, 0x80000009, -1}) {
      int[] answer = cpuid(EVERYTHING, leaf, 0);
      assertEquals(0, answer[0] | answer[1] | answer[2] | answer[3], Integer.toHexString(leaf));
    }
    assertEquals(0, cpuid(EVERYTHING, 7, 1)[1]);
  }

  @Test
  void eachFeatureHasItsOwnBit() {
    Set<String> places = new HashSet<>();
    for (Feature feature : Feature.values()) {
      String place = feature.leaf() + " " + feature.register() + " " + feature.mask();
      assertTrue(places.add(place), feature.name());
    }
  }

  @Test
  void cpuidClearsTheUpperHalves() {
    Cpu cpu = cpu(CpuProfile.X86_64_V1, 0x0f, 0xa2);
    for (Gpr r : List.of(Gpr.RAX, Gpr.RBX, Gpr.RCX, Gpr.RDX)) {
      cpu.registers().gpr(r, 0x1234567800000000L);
    }
    cpu.step();
    assertEquals(0xd, cpu.registers().gpr(Gpr.RAX));
    assertEquals(0, cpu.registers().gpr(Gpr.RBX) >>> 32);
  }

  @Test
  void aProfileReportsTheBaselineAndNothingThatIsNotThere() {
    assertThrows(IllegalArgumentException.class, () -> CpuProfile.X86_64_V1.with(Feature.AVX));
    EnumSet<Feature> withoutSse2 = EnumSet.copyOf(CpuProfile.implemented());
    withoutSse2.remove(Feature.SSE2);
    assertThrows(IllegalArgumentException.class, () -> new CpuProfile(withoutSse2, 1));
    assertThrows(
        IllegalArgumentException.class, () -> CpuProfile.X86_64_V1.withTicksPerInstruction(0));
  }

  /** Whoever reports a feature must have all its instructions: no row may only have a length. */
  @Test
  void everyRowOfAnImplementedFeatureDoesSomething() {
    List<Form> forms = new ArrayList<>();
    OpcodeTable.rows().forEach(row -> forms.add(row.form()));
    VexTable.rows().forEach(row -> forms.add(row.form()));
    Set<Feature> met = EnumSet.noneOf(Feature.class);
    for (Form form : forms) {
      if (form.feature() != null && CpuProfile.implemented().contains(form.feature())) {
        met.add(form.feature());
        assertNotSame(Form.NEVER_EXECUTED, form.builder(), form.mnemonics()[0]);
      }
    }
    assertTrue(met.containsAll(Set.of(Feature.POPCNT, Feature.MOVBE, Feature.RDTSCP)), "" + met);
  }

  @Test
  void anInstructionNeedsItsFeature() {
    Cpu without = cpu(CpuProfile.X86_64_V1, 0xf3, 0x0f, 0xb8, 0xc1);
    without.registers().gpr(Gpr.RCX, 0xff);
    UndefinedOpcode fault = assertThrows(UndefinedOpcode.class, without::step);
    assertEquals(
        "undefined opcode: f3 0f b8 c1 at 0x10000: popcnt needs POPCNT, which this CPUID does not"
            + " report",
        fault.getMessage());
    Cpu with =
        new Cpu(without.registers(), without.memory(), CpuProfile.X86_64_V1.with(Feature.POPCNT));
    with.step();
    assertEquals(8, with.registers().gpr(Gpr.RAX));
  }

  @Test
  void withoutLzcntItsBytesAreBsr() {
    for (boolean there : new boolean[] {false, true}) {
      Cpu cpu = cpu(there ? EVERYTHING : CpuProfile.X86_64_V1, 0xf3, 0x0f, 0xbd, 0xc1);
      cpu.registers().gpr(Gpr.RCX, 0x100);
      cpu.step();
      assertEquals(there ? 23 : 8, cpu.registers().gpr(Gpr.RAX));
    }
  }

  @Test
  void theTimeStampCounterCountsInstructions() {
    CpuProfile profile = EVERYTHING.withTicksPerInstruction(1000);
    Cpu cpu = cpu(profile, 0x90, 0x90, 0x0f, 0x31, 0x0f, 0x01, 0xf9);
    cpu.step();
    cpu.step();
    cpu.step();
    assertEquals(2000, cpu.registers().gpr(Gpr.RAX));
    cpu.registers().gpr(Gpr.RCX, -1);
    cpu.step();
    assertEquals(3000, cpu.registers().gpr(Gpr.RAX));
    assertEquals(0, cpu.registers().gpr(Gpr.RDX));
    assertEquals(0, cpu.registers().gpr(Gpr.RCX));
    assertEquals(4, cpu.instructions());
  }

  @Test
  void theTimeStampCounterHas64Bits() {
    Cpu cpu = cpu(EVERYTHING.withTicksPerInstruction(0x1_2345_6789L), 0x90, 0x0f, 0x31);
    cpu.step();
    cpu.step();
    assertEquals(0x23456789, cpu.registers().gpr(Gpr.RAX));
    assertEquals(1, cpu.registers().gpr(Gpr.RDX));
  }

  @Test
  void faultsDoNotCountAndTrapsDo() {
    Cpu cpu = cpu(EVERYTHING, 0x0f, 0x05, 0xcc, 0x0f, 0x0b);
    assertThrows(SystemCall.class, cpu::step);
    assertThrows(Breakpoint.class, cpu::step);
    assertThrows(UndefinedOpcode.class, cpu::step);
    assertEquals(2, cpu.instructions());
  }

  private static int[] cpuid(CpuProfile profile, int leaf, int subleaf) {
    Cpu cpu = cpu(profile, 0x0f, 0xa2);
    Registers registers = cpu.registers();
    registers.gpr(Gpr.RAX, leaf);
    registers.gpr(Gpr.RCX, subleaf);
    cpu.step();
    return new int[] {
      (int) registers.gpr(Gpr.RAX),
      (int) registers.gpr(Gpr.RBX),
      (int) registers.gpr(Gpr.RCX),
      (int) registers.gpr(Gpr.RDX)
    };
  }

  private static Cpu cpu(CpuProfile profile, int... code) {
    Memory memory = new Memory();
    memory.map(CODE, 4096, Memory.READ | Memory.EXECUTE);
    memory.bytes(CODE, new Assembler(CODE).raw(code).bytes());
    Registers registers = new Registers();
    registers.rip(CODE);
    return new Cpu(registers, memory, profile);
  }

  private static String text(int... words) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : words) {
      bytes.putInt(word);
    }
    return new String(bytes.array(), StandardCharsets.US_ASCII);
  }
}

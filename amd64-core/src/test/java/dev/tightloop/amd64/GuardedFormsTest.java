package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CPUID does not report: decoded, named, and undefined when it is executed. */
class GuardedFormsTest {
  private static final long CODE = 0x40_0000;

  @ParameterizedTest
  @CsvSource({
    "c5 fe 6f 16, vmovdqu needs AVX",
    "c5 d5 db f4, vpand needs AVX2",
    "c5 d1 db f4, vpand needs AVX",
    "66 0f 38 dc c0, aesenc needs AES",
    "66 0f 3a 44 c8 10, pclmullqhqdq needs PCLMULQDQ",
    "c4 e3 7b f0 ea 19, rorx needs BMI2",
    "c4 e2 60 f2 e8, andn needs BMI1",
    "f3 49 0f 38 f6 32, adox needs ADX",
    "c4 e2 f1 bd c2, vfnmadd231sd needs FMA",
    "66 0f 3a 0f db 04, palignr needs SSSE3",
    "66 0f 3a 0b d0 02, roundsd needs SSE4_1",
    "66 0f 3a 61 0f 0c, pcmpestri needs SSE4_2",
    "f2 0f f0 08, lddqu needs SSE3",
    "f3 0f b8 d2, popcnt needs POPCNT",
    "0f 01 f9, rdtscp needs RDTSCP"
  })
  void itIsUndefinedAndSaysWhatItNeeds(String hex, String reason) {
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
    Cpu cpu = at(bytes);
    Registers before = cpu.registers().copy();
    UndefinedOpcode fault = assertThrows(UndefinedOpcode.class, cpu::step);
    assertEquals(
        "undefined opcode: "
            + hex
            + " at 0x400000: "
            + reason
            + ", which this CPUID does not report",
        fault.getMessage());
    assertEquals(CODE, fault.address());
    assertArrayEquals(bytes, fault.opcode());
    assertEquals(List.of(), RegisterText.differences(before, cpu.registers()));
  }

  @Test
  void everyGuardedRowIsUndefinedOnTheBaseline() {
    Set<Feature> met = EnumSet.noneOf(Feature.class);
    int rows = 0;
    for (OpcodeTable.Row row : OpcodeTable.rows()) {
      Feature feature = row.form().feature();
      if (feature != null && !CpuProfile.X86_64_V1.reports(feature)) {
        undefined(encoding(row), feature);
        met.add(feature);
        rows++;
      }
    }
    for (VexTable.Row row : VexTable.rows()) {
      undefined(encoding(row), row.form().feature());
      met.add(row.form().feature());
      rows++;
    }
    assertTrue(rows > 1000, rows + " rows");
    assertTrue(met.containsAll(EnumSet.of(Feature.SSE3, Feature.AVX2, Feature.FMA)), met + "");
  }

  @Test
  void noProfileCanReportWhatIsOnlyDecoded() {
    for (VexTable.Row row : VexTable.rows()) {
      assertThrows(
          IllegalArgumentException.class,
          () -> CpuProfile.X86_64_V1.with(row.form().feature()),
          row.form().feature()::name);
    }
  }

  private static void undefined(byte[] bytes, Feature feature) {
    Cpu cpu = at(bytes);
    Instruction instruction = cpu.instruction();
    UndefinedOpcode fault = assertThrows(UndefinedOpcode.class, cpu::step, instruction::toString);
    String needs = instruction.mnemonic() + " needs " + feature + ",";
    assertTrue(fault.getMessage().contains(needs), fault.getMessage());
    assertArrayEquals(instruction.bytes(), fault.opcode());
  }

  private static byte[] encoding(OpcodeTable.Row row) {
    List<Integer> bytes = new ArrayList<>();
    switch (row.prefix()) {
      case P66 -> bytes.add(0x66);
      case PF2 -> bytes.add(0xf2);
      case PF3 -> bytes.add(0xf3);
      case NONE -> {}
    }
    switch (row.opcode() >> 8) {
      case 1 -> bytes.add(0x0f);
      case 2 -> bytes.addAll(List.of(0x0f, 0x38));
      case 3 -> bytes.addAll(List.of(0x0f, 0x3a));
      default -> {}
    }
    bytes.add(row.opcode() & 0xff);
    return withModRm(bytes, row.modRms());
  }

  private static byte[] encoding(VexTable.Row row) {
    int vvvv = row.form().usesVexRegister() ? 2 : 15;
    int w = row.w() ? 0x80 : 0;
    int l = row.l() ? 4 : 0;
    int pp =
        switch (row.prefix()) {
          case NONE -> 0;
          case P66 -> 1;
          case PF3 -> 2;
          case PF2 -> 3;
        };
    List<Integer> bytes =
        new ArrayList<>(List.of(0xc4, 0xe0 | row.map(), w | vvvv << 3 | l | pp, row.opcode()));
    return withModRm(bytes, row.modRms());
  }

  /** With a SIB byte if there is memory, because gathers insist on one. */
  private static byte[] withModRm(List<Integer> bytes, List<Integer> modRms) {
    if (modRms.contains(4)) {
      bytes.addAll(List.of(4, 0x08));
    } else if (!modRms.isEmpty()) {
      bytes.add(modRms.get(0));
    }
    return Encodings.bytes(bytes.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Cpu at(byte[] bytes) {
    Memory memory = new Memory();
    memory.map(CODE, Memory.PAGE_SIZE, Memory.READ | Memory.EXECUTE);
    memory.bytes(CODE, bytes);
    Cpu cpu = new Cpu(memory);
    cpu.registers().rip(CODE);
    return cpu;
  }
}

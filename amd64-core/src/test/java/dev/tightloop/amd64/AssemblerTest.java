package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AssemblerTest {
  @Test
  void theStackAdjustmentsOfGosAssemblerCanBeForced() {
    assertEquals("4881ec70010000", hex(a().subImm32(Gpr.RSP, 368)));
    assertEquals("4883ec80", hex(a().subImm8(Gpr.RSP, -128)));
    assertEquals("4881c408000000", hex(a().addImm32(Gpr.RSP, 8)));
    assertThrows(IllegalArgumentException.class, () -> a().addImm8(Gpr.RSP, 128));
  }

  @Test
  void displacementsTakeTheShortestForm() {
    assertEquals("0f110424", hex(a().movupsStore(Gpr.RSP, 0, 0)));
    assertEquals("440f117c2410", hex(a().movupsStore(Gpr.RSP, 16, 15)));
    assertEquals("0f11842480000000", hex(a().movupsStore(Gpr.RSP, 128, 0)));
    assertEquals("488b4500", hex(a().load(Gpr.RAX, Gpr.RBP, 0)));
    assertEquals("498b4500", hex(a().load(Gpr.RAX, Gpr.R13, 0)));
    assertEquals("498b0424", hex(a().load(Gpr.RAX, Gpr.R12, 0)));
    assertEquals("488d642480", hex(a().lea(Gpr.RSP, Gpr.RSP, -128)));
  }

  @Test
  void jumpsFindLabelsInBothDirections() {
    Assembler a = a();
    Label back = a.label();
    Label forth = a.label();
    a.bind(back).jcc(Condition.NE, forth).jmp(back).bind(forth).ret();
    assertEquals("0f8505000000e9f5ffffffc3", hex(a));
  }

  @Test
  void aJumpToAnUnboundLabelIsAnError() {
    Assembler a = a();
    a.jmp(a.label());
    assertThrows(IllegalStateException.class, a::bytes);
  }

  @Test
  void aCallOutOfReachIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> a().call(0x1_0000_0000_0000L));
  }

  private static Assembler a() {
    return new Assembler(0x1000);
  }

  private static String hex(Assembler a) {
    return HexFormat.of().formatHex(a.bytes());
  }
}

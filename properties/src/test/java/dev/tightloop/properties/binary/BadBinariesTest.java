package dev.tightloop.properties.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.linux.elf.BadElfException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadBinariesTest {

  @Test
  void aFileThatIsNoExecutableIsRefusedInOneLine(@TempDir Path directory) throws Exception {
    Path text = Files.writeString(directory.resolve("text"), "not an executable");
    String message =
        assertThrows(BadElfException.class, () -> GoExecutable.open(text)).getMessage();
    assertEquals(1, message.lines().count());
    assertTrue(message.contains("text"), message);
  }

  @Test
  void aConditionalJumpHasAnotherWayAndAnyOtherInstructionHasNot() {
    Memory memory = new Memory();
    memory.map(0x1000, 16, Memory.READ | Memory.EXECUTE);
    memory.bytes(0x1000, new byte[] {0x7c, 0x02, (byte) 0xeb, 0x00});
    Registers registers = new Registers();
    registers.rip(0x1000);
    registers.rflags(0);
    long other = Branch.otherWay(registers, memory).orElseThrow();
    assertEquals(1, Long.bitCount((other ^ registers.rflags()) & Flags.STATUS));
    assertEquals(0x1004, Branch.target(registers, memory, other));
    registers.rip(0x1002);
    assertEquals(OptionalLong.empty(), Branch.otherWay(registers, memory));
  }
}

package dev.tightloop.model.gobinary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Objdump;
import dev.tightloop.amd64.ObjdumpComparison;
import dev.tightloop.linux.elf.ElfSection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decoder against objdump on every byte of whole Go programs. */
class ObjdumpAgreesTest {

  @ParameterizedTest
  @CsvSource({"hello, 100_000, 140", "runtime.test, 600_000, 190", "go, 1_000_000, 210"})
  void everyInstructionHasObjdumpsLengthAndText(String program, String atLeast, int mnemonics)
      throws Exception {
    Optional<Objdump> objdump = Objdump.find();
    assumeTrue(objdump.isPresent(), "no objdump of binutils in PATH");
    ElfSection text = GoPrograms.elf(program).elf().section(".text").orElseThrow();
    Memory memory = new Memory();
    memory.map(text.address(), text.bytes().length, Memory.READ | Memory.EXECUTE);
    memory.bytes(text.address(), text.bytes());
    ObjdumpComparison comparison = new ObjdumpComparison(memory);
    objdump.get().text(GoPrograms.program(program), comparison::accept);
    String result =
        program + ": " + comparison + ", " + comparison.mnemonics().size() + " mnemonics";
    System.out.println(result);
    assertEquals(List.of(), comparison.differences(), result);
    assertEquals(Set.of(), comparison.leftOut(), result);
    // Tables between functions hold a few bytes that are no instruction, to objdump either.
    assertTrue(comparison.undefined() < 10, result);
    assertTrue(comparison.same() >= Long.parseLong(atLeast.replace("_", "")), result);
    assertTrue(comparison.mnemonics().size() >= mnemonics, result);
  }
}

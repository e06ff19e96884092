package dev.tightloop.linux.elf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.PageFault;
import dev.tightloop.linux.CProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElfFileTest {

  @TempDir Path directory;

  @Test
  void anExecutableIsMappedWithItsPermissionsAndRuns() {
    Memory memory = new Memory();
    LoadedElf loaded = ElfLoader.load(minimal(), memory);

    assertEquals(new LoadedElf(0, MinimalElf.CODE, MinimalElf.CODE, 0x40_5200L), loaded);
    assertEquals(0x1122334455667788L, memory.read64(MinimalElf.DATA));
    assertEquals(0, memory.read64(MinimalElf.DATA + MinimalElf.DATA_BYTES));
    assertEquals(0, memory.read8(loaded.end() - 1));
    memory.write64(MinimalElf.DATA, 1);
    assertThrows(PageFault.class, () -> memory.write8(MinimalElf.CODE, 0));
    Cpu cpu = new Cpu(memory);
    cpu.registers().rip(loaded.entry());
    cpu.step();
    assertEquals(7, cpu.registers().gpr(Gpr.RAX));
  }

  @Test
  void symbolsAreFoundByNameAndByAddress() {
    ElfFile file = minimal();
    ElfSymbol start = file.symbol("start").orElseThrow();
    assertEquals(new ElfSymbol("start", MinimalElf.CODE, 7, true), start);
    assertEquals(start, file.containing(MinimalElf.CODE + 6).orElseThrow());
    assertTrue(file.containing(MinimalElf.CODE + 7).isEmpty());
    assertTrue(file.containing(MinimalElf.CODE - 1).isEmpty());
    assertTrue(file.containing(-1).isEmpty());
    assertTrue(file.symbol("absent").isEmpty());
    assertEquals(3, file.symbols().size());
  }

  @Test
  void aGlobalSymbolHidesALocalOneOfTheSameName() {
    assertEquals(MinimalElf.DATA, minimal().symbol("twin").orElseThrow().address());
  }

  @Test
  void sectionsGiveTheirAddressAndTheirBytes() {
    ElfFile file = minimal();
    ElfSection text = file.section(".text").orElseThrow();
    assertEquals(MinimalElf.CODE, text.address());
    assertArrayEquals(new byte[] {(byte) 0xb8, 7, 0, 0, 0, (byte) 0xeb, (byte) 0xfe}, text.bytes());
    assertEquals(0, file.section(".bss").orElseThrow().bytes().length);
    assertTrue(file.section(".absent").isEmpty());
    assertEquals(5, file.sections().size());
  }

  @Test
  void aFixedExecutableCannotBeMovedAndAPositionIndependentOneCan() {
    assertThrows(
        IllegalArgumentException.class, () -> ElfLoader.load(minimal(), new Memory(), 0x1000));
    byte[] bytes = MinimalElf.bytes();
    bytes[16] = 3;
    Memory memory = new Memory();
    LoadedElf loaded = ElfLoader.load(ElfFile.parse("moved", bytes), memory);
    assertEquals(ElfLoader.DEFAULT_BIAS + MinimalElf.CODE, loaded.entry());
    assertEquals(0xb8, memory.read8(loaded.entry()));
  }

  @Test
  void whatIsNotAProgramIsNamedInOneLine() throws Exception {
    refused(directory.resolve("absent"), "no such file");
    refused(directory, "a directory");
    refused(Files.createFile(directory.resolve("empty")), "the file is empty");
    refused(Files.writeString(directory.resolve("script"), "#!/bin/sh\n"), "not an ELF file");
  }

  @Test
  void aProgramForSomethingElseIsNamedInOneLine() {
    refused(bytes -> bytes[4] = 1, "not a 64-bit ELF file");
    refused(bytes -> bytes[5] = 2, "not little-endian");
    refused(bytes -> bytes[18] = (byte) 183, "AArch64");
    refused(bytes -> bytes[16] = 1, "an object file");
    refused(bytes -> bytes[16] = 4, "a core dump");
    refused(bytes -> bytes[24 + 3] = 1, "entry point");
    refused(bytes -> bytes[64 + 40 + 5] = 1, "more than");
    refused(bytes -> bytes[64 + 16] = 1, "cannot be mapped");
    refused(bytes -> bytes[64 + 8 + 4] = 1, "past the end");
    refused(bytes -> bytes[MinimalElf.SYMBOL_ENTRY_SIZE] = 12, "symbol table");
  }

  @Test
  void aDynamicallyLinkedProgramIsReadButNotLoaded() {
    byte[] bytes = MinimalElf.bytes();
    bytes[64 + 56] = 3;
    ElfFile file = ElfFile.parse("dynamic", bytes);
    assertTrue(file.dynamicallyLinked());
    assertTrue(file.section(".text").orElseThrow().bytes().length > 0);
    Memory memory = new Memory();
    var e = assertThrows(BadElfException.class, () -> ElfLoader.load(file, memory));
    oneLine(e, "dynamic: dynamically linked");
    assertFalse(minimal().dynamicallyLinked());
  }

  @Test
  void aProgramCutShortAnywhereIsRefused() {
    byte[] whole = MinimalElf.bytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      oneLine(assertThrows(BadElfException.class, () -> ElfFile.parse("cut", cut)), "cut: ");
    }
  }

  @Test
  void aStaticProgramFromTheCompilerIsLoadedAndItsTruncationsAreRefused() throws Exception {
    String source = "int answer = 42; void _start(void) { for (;;) answer++; }";
    CProgram.compile(directory, source, "-static", "-nostdlib", "-no-pie");
    Path path = directory.resolve("program");
    ElfFile file = ElfFile.open(path);
    Memory memory = new Memory();
    assertEquals(file.symbol("_start").orElseThrow().address(), file.entry());
    assertEquals(file.entry(), ElfLoader.load(file, memory).entry());
    assertEquals(42, memory.read32(file.symbol("answer").orElseThrow().address()));
    assertFalse(file.positionIndependent());

    byte[] whole = Files.readAllBytes(path);
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
      assertThrows(BadElfException.class, () -> ElfFile.parse("cut", cut));
    }
  }

  @Property(tries = 3000)
  void aDamagedProgramIsLoadedOrRefusedAndNothingElse(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int damages) {
    Random random = new Random(seed);
    byte[] bytes = MinimalElf.bytes();
    for (int i = 0; i < damages; i++) {
      int part = random.nextInt(3);
      int at = part == 0 ? random.nextInt(176) : 0x1200 + random.nextInt(bytes.length - 0x1200);
      bytes[at] =
          (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 1 << random.nextInt(8));
    }
    try {
      ElfFile file = ElfFile.parse("damaged", bytes);
      file.sections().forEach(ElfSection::bytes);
      file.symbols().forEach(symbol -> file.containing(symbol.address()));
      ElfLoader.load(file, new Memory());
    } catch (BadElfException e) {
      oneLine(e, "damaged: ");
    }
  }

  private static ElfFile minimal() {
    return ElfFile.parse("minimal", MinimalElf.bytes());
  }

  private static void refused(Consumer<byte[]> damage, String problem) {
    byte[] bytes = MinimalElf.bytes();
    damage.accept(bytes);
    var e = assertThrows(BadElfException.class, () -> ElfFile.parse("changed", bytes));
    oneLine(e, "changed: ");
    assertTrue(e.getMessage().contains(problem), e.getMessage());
  }

  private static void refused(Path path, String problem) {
    var e = assertThrows(BadElfException.class, () -> ElfFile.open(path));
    oneLine(e, path + ": ");
    assertTrue(e.getMessage().contains(problem), e.getMessage());
  }

  private static void oneLine(BadElfException e, String start) {
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
    assertTrue(e.getMessage().contains("; "), e.getMessage());
  }
}

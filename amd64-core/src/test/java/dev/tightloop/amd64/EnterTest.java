package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ENTER pushes what it should, and nothing at all unless everything can be. */
class EnterTest {
  private static final long CODE = 0x10000;

  /** Two stack pages, of which either may be missing, between holes; and one of old frames. */
  private static final long LOWER = 0x20000;

  private static final long UPPER = LOWER + 4096;
  private static final long FRAMES = 0x40000;

  private final Memory memory = new Memory();
  private final Registers registers = new Registers();
  private final Cpu cpu = new Cpu(registers, memory);

  EnterTest() {
    memory.map(CODE, 4096, Memory.READ | Memory.WRITE | Memory.EXECUTE);
    memory.map(FRAMES, 4096, Memory.READ);
  }

  private void enter(int width, int bytes, int level) {
    int prefix = width == 2 ? 0x66 : 0x3e;
    memory.bytes(
        CODE, new Assembler(CODE).raw(prefix, 0xc8, bytes & 0xff, bytes >> 8, level).bytes());
    registers.rip(CODE);
    cpu.step();
  }

  private void map(long page) {
    memory.map(page, 4096, Memory.READ | Memory.WRITE);
    for (int at = 0; at < 4096; at++) {
      memory.write8(page + at, at * 7);
    }
  }

  private long read(long at, int width) {
    return width == 2 ? memory.read16(at) : memory.read64(at);
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "2, 1", "2, 3", "8, 0", "8, 1", "8, 3", "8, 33", "8, 31"})
  void itCopiesFramePointersAndAddsItsOwn(int width, int level) {
    map(UPPER);
    map(FRAMES);
    long rsp = UPPER + 0x800;
    long rbp = FRAMES + 0x400;
    registers.gpr(Gpr.RSP, rsp);
    registers.gpr(Gpr.RBP, rbp);
    enter(width, 0x123, level);
    long mask = width == 2 ? 0xffff : -1;
    long top = rsp - width;
    int levels = level % 32;
    assertEquals(rbp & mask, read(top, width));
    for (int i = 1; i < levels; i++) {
      assertEquals(read(rbp - i * width, width), read(top - i * width, width));
    }
    if (levels > 0) {
      assertEquals(top & mask, read(top - levels * width, width));
    }
    assertEquals(top - levels * width - 0x123, registers.gpr(Gpr.RSP));
    assertEquals(rbp & ~mask | top & mask, registers.gpr(Gpr.RBP));
  }

  /** Only so many old frame pointers are read as are copied. */
  @Test
  void itReadsNoFurtherThanItCopies() {
    map(UPPER);
    registers.gpr(Gpr.RSP, UPPER + 0x800);
    registers.gpr(Gpr.RBP, FRAMES + 16);
    enter(8, 0, 3);
    assertEquals(UPPER + 0x800 - 32, registers.gpr(Gpr.RSP));
  }

  /**
   * Where RSP and RBP are, which of the stack's pages there is, and what cannot be accessed: the
   * old frame's place, an old frame pointer, the copy's place, the new frame pointer's, the end.
   */
  @ParameterizedTest
  @CsvSource({
    "0x20008, 0x40400, 0x21000, 0, 3, 0x20000",
    "0x21800, 0x40008, 0x21000, 0, 3, 0x3fff8",
    "0x21008, 0x40400, 0x21000, 0, 3, 0x20ff8",
    "0x21010, 0x40400, 0x21000, 0, 3, 0x20ff8",
    "0x21018, 0x40400, 0x21000, 0, 3, 0x20ff8",
    "0x21018, 0x40400, 0x21000, 0x1000, 3, 0x20ff8",
    "0x21020, 0x40400, 0x21000, 0x100, 3, 0x20f00",
    "0x21008, 0x40400, 0x21000, 0x100, 0, 0x20f00"
  })
  void ifAnythingCannotBeAccessedNothingHasChanged(
      long rsp, long rbp, long page, int bytes, int level, long fault) {
    map(page);
    byte[] before = memory.bytes(page, 4096);
    registers.gpr(Gpr.RSP, rsp);
    registers.gpr(Gpr.RBP, rbp);
    Registers was = registers.copy();
    was.rip(CODE);
    PageFault thrown = assertThrows(PageFault.class, () -> enter(8, bytes, level));
    assertEquals(fault, thrown.address());
    assertEquals(was, registers);
    assertArrayEquals(before, memory.bytes(page, 4096));
  }

  /** A hole between the places that are pushed to and the end. */
  @ParameterizedTest
  @CsvSource({"0x21008, 3", "0x21010, 3", "0x21018, 3", "0x21008, 1"})
  void aHoleAboveTheEndIsFoundBeforeAnythingIsWritten(long rsp, int level) {
    map(UPPER);
    map(LOWER - 4096);
    byte[] before = memory.bytes(UPPER, 4096);
    registers.gpr(Gpr.RSP, rsp);
    registers.gpr(Gpr.RBP, FRAMES + 0x400);
    PageFault thrown = assertThrows(PageFault.class, () -> enter(8, 0x1100, level));
    assertEquals(LOWER + 4096 - 8, thrown.address());
    assertEquals(Access.WRITE, thrown.access());
    assertArrayEquals(before, memory.bytes(UPPER, 4096));
  }
}

package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Prefixes as an AMD processor takes them. */
class PrefixesTest {
  private static final long CODE = 0x10000;
  private static final long DATA = 0x20000;

  private final Memory memory = new Memory();
  private final Cpu cpu = new Cpu(memory);
  private final Registers registers = cpu.registers();

  @Test
  void theLastOfFsAndGsCountsAndTheOtherSegmentsDoNot() {
    registers.fsBase(DATA + 0x100);
    registers.gsBase(DATA + 0x200);
    prepare();
    assertEquals(1, loaded(0x64, 0x8b, 0x00));
    assertEquals(2, loaded(0x65, 0x8b, 0x00));
    assertEquals(2, loaded(0x64, 0x65, 0x8b, 0x00));
    assertEquals(1, loaded(0x65, 0x64, 0x8b, 0x00));
    assertEquals(1, loaded(0x64, 0x2e, 0x36, 0x3e, 0x26, 0x8b, 0x00));
    registers.gsBase(0);
    assertEquals(0, registers.copy().gsBase());
  }

  @Test
  void anAddressOf32BitsIsCutBeforeTheSegmentIsAdded() {
    prepare();
    registers.fsBase(DATA + 0x108);
    registers.gpr(Gpr.RAX, 0x5_ffff_fff8L);
    load(0x67, 0x64, 0x8b, 0x00);
    assertEquals("mov eax,DWORD PTR fs:[eax]", cpu.instruction().toString());
    assertEquals(DATA + 0x108 + 0xffff_fff8L, assertThrows(PageFault.class, cpu::step).address());
    load(0x67, 0x48, 0x8d, 0x40, 0x10); // lea rax,[eax+0x10]
    cpu.step();
    assertEquals(8, registers.gpr(Gpr.RAX));
  }

  @Test
  void anAddressRelativeToEipIsCutToo() {
    load(0x67, 0x48, 0x8d, 0x05, 0, 0, 0, 0xf0);
    cpu.step();
    assertEquals(CODE + 8 + 0xf000_0000L & 0xffff_ffffL, registers.gpr(Gpr.RAX));
  }

  @Test
  void loopsCountInEcxWithA67() {
    load(0x67, 0xe2, 0x10);
    registers.gpr(Gpr.RCX, 0x1_0000_0000L);
    cpu.step();
    assertEquals(0xffff_ffffL, registers.gpr(Gpr.RCX));
    assertEquals(CODE + 0x13, registers.rip());
    load(0x67, 0xe3, 0x10);
    registers.gpr(Gpr.RCX, 0x1_0000_0000L);
    cpu.step();
    assertEquals(CODE + 0x13, registers.rip());
    load(0xe3, 0x10);
    cpu.step();
    assertEquals(CODE + 2, registers.rip());
  }

  @Test
  void a66BeforeABranchCutsItsTargetUnlessRexWIsThere() {
    load(0x66, 0xe8, 0x10, 0x00);
    cpu.step();
    assertEquals(0x14, registers.rip());
    assertEquals(DATA + 0x800 - 2, registers.gpr(Gpr.RSP));
    assertEquals((CODE + 4) & 0xffff, memory.read16(DATA + 0x800 - 2));
    load(0x66, 0x48, 0xe8, 0x10, 0x00, 0x00, 0x00);
    cpu.step();
    assertEquals(CODE + 0x17, registers.rip());
    load(0x66, 0x74, 0x10);
    cpu.step();
    assertEquals(CODE + 3, registers.rip());
    load(0x66, 0x75, 0x10);
    cpu.step();
    assertEquals(0x13, registers.rip());
    load(0x66, 0xc3);
    memory.write64(DATA + 0x800, 0x1234_5678);
    cpu.step();
    assertEquals(0x5678, registers.rip());
    assertEquals(DATA + 0x802, registers.gpr(Gpr.RSP));
  }

  @Test
  void repeatPrefixesWithoutMeaningAreIgnored() {
    assertEquals("add DWORD PTR [rax],eax", decoded(0xf3, 0x01, 0x00));
    assertEquals("call 0x10006", decoded(0xf2, 0xe8, 0, 0, 0, 0));
    assertEquals("jmp rax", decoded(0x3e, 0xff, 0xe0));
    assertEquals("lock add DWORD PTR [rax],eax", decoded(0xf2, 0xf0, 0x01, 0x00));
    assertEquals("syscall", decoded(0xf3, 0x0f, 0x05));
    assertThrows(UndefinedOpcode.class, () -> decoded(0xf2, 0x0f, 0xb8, 0xc0));
    assertThrows(UndefinedOpcode.class, () -> decoded(0xf3, 0x0f, 0xae, 0xe8));
    assertThrows(UndefinedOpcode.class, () -> decoded(0x66, 0x0f, 0xc3, 0x00));
  }

  @Test
  void aRexCountsOnlyDirectlyBeforeTheOpcode() {
    assertEquals("mov ax,cx", decoded(0x48, 0x66, 0x89, 0xc8));
    assertEquals("mov rax,rcx", decoded(0x66, 0x48, 0x89, 0xc8));
    assertEquals("mov rax,rcx", decoded(0x41, 0x48, 0x89, 0xc8));
    assertEquals("pause", decoded(0x4f, 0xf3, 0x90));
    assertEquals("xchg r8d,eax", decoded(0xf3, 0x41, 0x90));
  }

  @Test
  void lockNeedsAMemoryDestinationThatIsChanged() {
    for (int[] code :
        new int[][] {
          {0xf0, 0x90}, {0xf0, 0x01, 0xc0}, {0xf0, 0x39, 0x00}, {0xf0, 0x0f, 0xa3, 0x00},
          {0xf0, 0x89, 0x00}, {0xf0, 0xd1, 0x20}, {0xf0, 0xff, 0x30}, {0xf0, 0xf3, 0xa4}
        }) {
      assertThrows(UndefinedOpcode.class, () -> decoded(code));
    }
    assertEquals("lock xchg BYTE PTR [rax],al", decoded(0xf0, 0x86, 0x00));
    assertEquals("lock cmpxchg16b OWORD PTR [rax]", decoded(0xf0, 0x48, 0x0f, 0xc7, 0x08));
  }

  private void prepare() {
    memory.map(DATA, 4096, Memory.READ | Memory.WRITE);
    memory.write32(DATA + 0x100, 1);
    memory.write32(DATA + 0x200, 2);
  }

  private long loaded(int... code) {
    load(code);
    prepare();
    registers.gpr(Gpr.RAX, 0);
    cpu.step();
    return registers.gpr(Gpr.RAX);
  }

  private String decoded(int... code) {
    load(code);
    return cpu.instruction().toString();
  }

  private void load(int... code) {
    memory.map(CODE, 4096, Memory.READ | Memory.EXECUTE);
    memory.bytes(CODE, new Assembler(CODE).raw(code).bytes());
    memory.map(DATA, 4096, Memory.READ | Memory.WRITE);
    registers.rip(CODE);
    registers.gpr(Gpr.RSP, DATA + 0x800);
  }
}

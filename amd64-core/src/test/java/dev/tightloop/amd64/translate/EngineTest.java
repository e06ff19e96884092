package dev.tightloop.amd64.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.CpuException;
import dev.tightloop.amd64.Memory;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Both tiers against {@link Cpu#step}: nobody can tell which one ran. */
class EngineTest {
  private static final int SLICES = 25;

  @Property(tries = 1500)
  void randomProgramsRunTheSameInBothTiers(@ForAll long seed) {
    assertEquals("", difference(seed, bytes -> bytes));
  }

  /** Each would be a plausible slip of an emitter; none lets the budget grow, so all end. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        Opcodes.LADD,
        Opcodes.LAND,
        Opcodes.LOR,
        Opcodes.LXOR,
        Opcodes.LUSHR,
        Opcodes.LSHL,
        Opcodes.LMUL,
        Opcodes.IFLT,
        Opcodes.IFEQ,
        Opcodes.IFNE
      })
  void aWrongEmitterIsFound(int opcode) {
    boolean found = false;
    for (long seed = 0; seed < 400 && !found; seed++) {
      try {
        found = !difference(seed, bytes -> replaced(bytes, opcode)).isEmpty();
      } catch (RuntimeException wrong) {
        found = true;
      }
    }
    assertTrue(found);
  }

  /** Runs a program in both ways; what became different, or nothing. */
  private static String difference(long seed, UnaryOperator<byte[]> change) {
    RandomProgram program = new RandomProgram(new Random(seed));
    Cpu plain = program.load();
    Cpu tiered = program.load();
    Random random = new Random(~seed);
    int threshold = random.nextInt(3);
    Engine engine = new Engine(tiered, threshold, change);
    for (int slice = 0; slice < SLICES; slice++) {
      long budget = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(300);
      String expected = step(plain, budget);
      String actual = run(tiered, engine, budget);
      String different = difference(plain, tiered, expected, actual);
      if (!different.isEmpty()) {
        return "slice " + slice + ": " + different;
      }
      if (!expected.isEmpty()) {
        plain.registers().rip(program.restart(new Random(slice)));
        plain.registers().rflags(plain.registers().rflags() & ~0x100);
        tiered.registers().copyFrom(plain.registers());
      }
      if (random.nextInt(8) == 0) {
        long place = random.nextLong();
        changeMapping(plain.memory(), new Random(place));
        changeMapping(tiered.memory(), new Random(place));
      }
      if (random.nextInt(8) == 0) {
        // The forks go on; what the originals do must not disturb them.
        Cpu plainFork = plain.fork();
        Cpu tieredFork = tiered.fork();
        String other = run(tiered, engine, 200);
        String same = step(plain, 200);
        different = difference(plain, tiered, same, other);
        if (!different.isEmpty()) {
          return "original after fork: " + different;
        }
        plain = plainFork;
        tiered = tieredFork;
        engine = new Engine(tiered, threshold, change);
      }
    }
    return "";
  }

  /** What a kernel does between two slices. */
  private static void changeMapping(Memory memory, Random random) {
    long data = RandomProgram.DATA + 4096L * random.nextInt(RandomProgram.DATA_PAGES);
    long code = RandomProgram.CODE + 4096L * random.nextInt(RandomProgram.CODE_PAGES);
    switch (random.nextInt(6)) {
      case 0 -> memory.protect(data, 4096, Memory.READ);
      case 1 -> memory.protect(data, 4096, Memory.READ | Memory.WRITE);
      case 2 -> memory.unmap(data, 4096);
      case 3 -> memory.map(data, 2 * 4096, Memory.READ | Memory.WRITE);
      case 4 -> memory.protect(code, 4096, Memory.READ);
      default -> {
        memory.protect(code, 4096, Memory.READ | Memory.EXECUTE);
        memory.bytes(code + random.nextInt(4096), new byte[] {(byte) random.nextInt(256)});
      }
    }
  }

  private static String step(Cpu cpu, long budget) {
    try {
      for (long i = 0; i < budget; i++) {
        cpu.step();
      }
      return "";
    } catch (CpuException | UnsupportedOperationException e) {
      return e.toString();
    }
  }

  private static String run(Cpu cpu, Engine engine, long budget) {
    try {
      engine.run(budget);
      return "";
    } catch (CpuException | UnsupportedOperationException e) {
      return e.toString();
    }
  }

  private static String difference(Cpu plain, Cpu tiered, String expected, String actual) {
    if (!expected.equals(actual)) {
      return "expected <" + expected + ">, was <" + actual + ">";
    }
    if (plain.instructions() != tiered.instructions()) {
      return plain.instructions() + " instructions became " + tiered.instructions();
    }
    if (!plain.registers().equals(tiered.registers())) {
      return plain.registers().differences(tiered.registers()).toString();
    }
    String code = bytes(plain, RandomProgram.CODE, RandomProgram.CODE_PAGES);
    String data = bytes(plain, RandomProgram.DATA, RandomProgram.DATA_PAGES);
    boolean same =
        code.equals(bytes(tiered, RandomProgram.CODE, RandomProgram.CODE_PAGES))
            && data.equals(bytes(tiered, RandomProgram.DATA, RandomProgram.DATA_PAGES));
    return same ? "" : "memory differs";
  }

  private static String bytes(Cpu cpu, long address, int pages) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < pages; i++) {
      long at = address + i * (long) Memory.PAGE_SIZE;
      if (cpu.memory().mapped(at)) {
        all.append(HexFormat.of().formatHex(cpu.memory().bytes(at, Memory.PAGE_SIZE)));
      }
    }
    return all.toString();
  }

  /** The class with one kind of JVM instruction replaced by a near relative, past the entry. */
  private static byte[] replaced(byte[] bytes, int opcode) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(bytes)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, type, signature, exceptions);
                return new MethodVisitor(Opcodes.ASM9, method) {
                  private int seen;

                  @Override
                  public void visitInsn(int found) {
                    super.visitInsn(found == opcode && seen++ % 5 == 0 ? relative(found) : found);
                  }

                  @Override
                  public void visitJumpInsn(int found, org.objectweb.asm.Label label) {
                    super.visitJumpInsn(
                        found == opcode && seen++ % 5 == 0 ? relative(found) : found, label);
                  }
                };
              }
            },
            0);
    return writer.toByteArray();
  }

  private static int relative(int opcode) {
    return switch (opcode) {
      case Opcodes.LADD -> Opcodes.LSUB;
      case Opcodes.LAND -> Opcodes.LOR;
      case Opcodes.LOR -> Opcodes.LXOR;
      case Opcodes.LXOR -> Opcodes.LAND;
      case Opcodes.LUSHR -> Opcodes.LSHR;
      case Opcodes.LSHL -> Opcodes.LUSHR;
      case Opcodes.LMUL -> Opcodes.LADD;
      case Opcodes.IFGE -> Opcodes.IFGT;
      case Opcodes.IFEQ -> Opcodes.IFNE;
      default -> Opcodes.IFEQ;
    };
  }
}

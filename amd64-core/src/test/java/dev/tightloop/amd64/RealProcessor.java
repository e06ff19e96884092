package dev.tightloop.amd64;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs single instructions on the processor under the JVM: writes a static ELF program that, for
 * each case, loads all registers, jumps to the instruction, and saves all registers; runs it; reads
 * the results from its standard output.
 *
 * <p>The program keeps one state block at a fixed address. It copies a case's block there, loads
 * from it, executes, saves into it, and copies it back over the case.
 */
final class RealProcessor {
  static final long CODE = 0x400000;
  static final long BLOCK = 0x200000;

  /** The memory that cases may use, 16-byte aligned. */
  static final long SCRATCH = BLOCK + ProcessorState.SCRATCH;

  private static final long STACK = 0x201800;
  private static final long CURSOR = 0x201c00;
  private static final long COUNTER = 0x201c08;
  private static final int LOOP_BYTES = 4096;

  /** One instruction and the state before it. */
  record Case(byte[] instruction, ProcessorState before) {}

  /** The program's code and where each case's instruction lies in it. */
  record Program(byte[] code, long[] addresses) {}

  private RealProcessor() {}

  static boolean available() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  /** Lays out the instructions; each is followed by a jump back. */
  static Program program(List<Case> cases) {
    long[] addresses = new long[cases.size()];
    long dataAt = CODE + LOOP_BYTES;
    for (Case c : cases) {
      dataAt += c.instruction().length + 5;
    }
    dataAt = dataAt + 4095 & -4096L;
    Loop loop = loop(cases.size(), dataAt);
    ByteBuffer code = ByteBuffer.allocate((int) (dataAt - CODE)).order(ByteOrder.LITTLE_ENDIAN);
    code.put(loop.code());
    code.position(LOOP_BYTES);
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = CODE + code.position();
      code.put(cases.get(i).instruction()).put((byte) 0xe9);
      code.putInt((int) (loop.save() - (CODE + code.position() + 4)));
    }
    return new Program(code.array(), addresses);
  }

  static List<ProcessorState> run(Path directory, List<Case> cases, Program program)
      throws IOException, InterruptedException {
    int data = cases.size() * ProcessorState.BYTES;
    ByteBuffer elf = ByteBuffer.allocate(4096 + program.code().length + data);
    elf.order(ByteOrder.LITTLE_ENDIAN);
    header(elf, program.code().length + data);
    elf.position(4096);
    elf.put(program.code());
    for (int i = 0; i < cases.size(); i++) {
      cases.get(i).before().writeTo(elf, program.addresses()[i]);
    }
    Path file = directory.resolve("cases.elf");
    Files.write(file, elf.array());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    Process process =
        new ProcessBuilder(file.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    byte[] output = process.getInputStream().readAllBytes();
    int status = process.waitFor();
    if (status != 0 || output.length != data) {
      throw new AssertionError(
          "the program ended with "
              + status
              + " after "
              + output.length
              + " of "
              + data
              + " bytes");
    }
    ByteBuffer block = ByteBuffer.wrap(output).order(ByteOrder.LITTLE_ENDIAN);
    List<ProcessorState> after = new ArrayList<>(cases.size());
    for (int i = 0; i < cases.size(); i++) {
      after.add(ProcessorState.readFrom(block));
    }
    return after;
  }

  private record Loop(byte[] code, long save) {}

  private static Loop loop(int cases, long dataAt) {
    Assembler a = new Assembler(CODE);
    absolute(a.mov(Gpr.RAX, dataAt), 0x89, 0, CURSOR);
    absolute(a.mov(Gpr.RAX, (long) cases), 0x89, 0, COUNTER);
    Label next = a.label();
    a.bind(next).mov(Gpr.RDI, BLOCK);
    absolute(a, 0x8b, Gpr.RSI.ordinal(), CURSOR);
    copyBlock(a);
    a.mov(Gpr.RSP, STACK);
    for (int n = 0; n < 16; n++) {
      vector(a, 0x10, n);
    }
    mxcsr(a, 2);
    absolute(a, 0xff, 6, BLOCK + ProcessorState.FLAGS);
    a.popfq();
    for (int n = 0; n < 16; n++) {
      absolute(a, 0x8b, n, BLOCK + 8 * n);
    }
    absolute(a, 0xff, 4, BLOCK + ProcessorState.TARGET);
    final long save = a.here();
    for (int n = 0; n < 16; n++) {
      absolute(a, 0x89, n, BLOCK + 8 * n);
    }
    a.mov(Gpr.RSP, STACK).pushfq();
    absolute(a, 0x8f, 0, BLOCK + ProcessorState.FLAGS);
    for (int n = 0; n < 16; n++) {
      vector(a, 0x11, n);
    }
    mxcsr(a, 3);
    a.mov(Gpr.RSI, BLOCK);
    absolute(a, 0x8b, Gpr.RDI.ordinal(), CURSOR);
    copyBlock(a);
    absolute(a, 0x89, Gpr.RDI.ordinal(), CURSOR);
    absolute(a, 0xff, 1, COUNTER);
    a.jcc(Condition.NE, next);
    // write(1, data, length) until all is written, exit(0)
    a.mov(Gpr.RSI, dataAt).mov(Gpr.RDX, (long) cases * ProcessorState.BYTES);
    Label write = a.label();
    a.bind(write).mov(Gpr.RAX, 1L).mov(Gpr.RDI, 1L).raw(0x0f, 0x05);
    a.add(Gpr.RSI, Gpr.RAX).sub(Gpr.RDX, Gpr.RAX).jcc(Condition.NE, write);
    a.mov(Gpr.RAX, 60L).mov(Gpr.RDI, 0L).raw(0x0f, 0x05);
    if (a.here() > CODE + LOOP_BYTES) {
      throw new AssertionError("the loop does not fit");
    }
    return new Loop(a.bytes(), save);
  }

  /** CLD; REP MOVSQ. */
  private static void copyBlock(Assembler a) {
    a.mov(Gpr.RCX, ProcessorState.BYTES / 8L).raw(0xfc, 0xf3, 0x48, 0xa5);
  }

  /** A 64-bit opcode with [disp32]. */
  private static void absolute(Assembler a, int opcode, int reg, long address) {
    a.raw(0x48 | reg >> 3 << 2, opcode, (reg & 7) << 3 | 4, 0x25);
    disp32(a, address);
  }

  private static void vector(Assembler a, int opcode, int n) {
    a.raw(0x40 | n >> 3 << 2, 0x0f, opcode, (n & 7) << 3 | 4, 0x25);
    disp32(a, BLOCK + ProcessorState.XMM + 16L * n);
  }

  /** LDMXCSR is digit 2, STMXCSR digit 3. */
  private static void mxcsr(Assembler a, int digit) {
    a.raw(0x0f, 0xae, digit << 3 | 4, 0x25);
    disp32(a, BLOCK + ProcessorState.MXCSR);
  }

  private static void disp32(Assembler a, long address) {
    a.raw((int) address, (int) address >> 8, (int) address >> 16, (int) address >> 24);
  }

  /** ELF64, two segments: memory for the block (beginning as a copy of this page), and the rest. */
  private static void header(ByteBuffer elf, int size) {
    elf.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
    elf.putShort((short) 2).putShort((short) 62).putInt(1).putLong(CODE);
    elf.putLong(64).putLong(0).putInt(0);
    elf.putShort((short) 64).putShort((short) 56).putShort((short) 2);
    elf.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    segment(elf, 6, 0, BLOCK, 4096, 0x2000);
    segment(elf, 7, 4096, CODE, size, size);
  }

  private static void segment(
      ByteBuffer elf, int flags, long offset, long address, long fileSize, long memorySize) {
    elf.putInt(1).putInt(flags).putLong(offset).putLong(address).putLong(address);
    elf.putLong(fileSize).putLong(memorySize).putLong(4096);
  }
}

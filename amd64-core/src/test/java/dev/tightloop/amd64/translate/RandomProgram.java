package dev.tightloop.amd64.translate;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.Decoder;
import dev.tightloop.amd64.Fault;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random program and the state that it begins in: loops, calls, operands at page ends, in
 * read-only pages, in holes and in its own code, and everything that reads flags behind everything
 * that writes them. It never ends by itself.
 */
final class RandomProgram {
  static final long CODE = 0x10000;
  static final long DATA = 0x20000;
  static final int CODE_PAGES = 2;

  /** Read and write, twice; read only; nothing; read and write. */
  static final int DATA_PAGES = 5;

  private static final int[] VECTOR_PREFIXES = {0, 0x66, 0xf3, 0xf2};

  private final Random random;
  private final List<byte[]> instructions = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();

  /** Positions of four-byte distances to instructions, to be filled in. */
  private final List<int[]> jumps = new ArrayList<>();

  private final boolean writesCode;
  private final byte[] code;
  private final byte[] data = new byte[4096 * DATA_PAGES];
  private final Registers registers = new Registers();

  RandomProgram(Random random) {
    this.random = random;
    writesCode = random.nextInt(4) == 0;
    int count = 5 + random.nextInt(70);
    int size = 0;
    for (int i = 0; i < count; i++) {
      starts.add(size);
      int before = jumps.size();
      byte[] bytes = instruction(i, count, size);
      while (!exists(bytes) && random.nextInt(300) != 0) {
        jumps.subList(before, jumps.size()).clear();
        bytes = instruction(i, count, size);
      }
      instructions.add(bytes);
      size += bytes.length;
    }
    starts.add(size);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    instructions.forEach(all::writeBytes);
    // Back to the first instruction.
    all.writeBytes(new byte[] {(byte) 0xe9, 0, 0, 0, 0});
    jumps.add(new int[] {size + 1, 0});
    code = all.toByteArray();
    for (int[] jump : jumps) {
      int distance = starts.get(jump[1]) - (jump[0] + 4);
      for (int i = 0; i < 4; i++) {
        code[jump[0] + i] = (byte) (distance >> 8 * i);
      }
    }
    random.nextBytes(data);
    state();
  }

  /** Somewhere behind a fault from where to go on. */
  long restart(Random choice) {
    return origin() + starts.get(choice.nextInt(starts.size()));
  }

  Cpu load() {
    Memory memory = new Memory();
    int permissions = Memory.READ | Memory.EXECUTE | (writesCode ? Memory.WRITE : 0);
    memory.map(CODE, CODE_PAGES * 4096L, permissions);
    memory.bytes(origin(), code);
    memory.map(DATA, 2 * 4096, Memory.READ | Memory.WRITE);
    memory.map(DATA + 2 * 4096, 4096, Memory.READ);
    memory.map(DATA + 4 * 4096, 4096, Memory.READ | Memory.WRITE);
    memory.bytes(DATA, java.util.Arrays.copyOf(data, 3 * 4096));
    return new Cpu(registers.copy(), memory);
  }

  /** Close to the end of the first code page, so that it often lies in both. */
  private long origin() {
    return CODE + 4096 - 150;
  }

  private void state() {
    for (int n = 0; n < 16; n++) {
      registers.gpr(n, number());
      registers.xmm(n, random.nextLong(), random.nextLong());
    }
    registers.gpr(Gpr.RSP, stackPointer());
    registers.gpr(Gpr.RBX, DATA + random.nextInt(4096));
    registers.gpr(Gpr.RSI, DATA + 4096 - random.nextInt(24));
    registers.gpr(Gpr.RDI, DATA + 64 + 16L * random.nextInt(64));
    registers.gpr(Gpr.R12, random.nextInt(64));
    registers.gpr(Gpr.R13, DATA + 3 * 4096 - random.nextInt(24));
    registers.gpr(Gpr.R14, writesCode ? CODE + 3900 + random.nextInt(400) : DATA + 4 * 4096);
    registers.gpr(Gpr.RCX, random.nextInt(40));
    registers.rip(origin());
    registers.rflags(0x202 | random.nextLong() & 0x8d5);
    registers.fsBase(DATA + 512);
  }

  private long stackPointer() {
    long page = DATA + (random.nextInt(8) == 0 ? 4096 : random.nextInt(8) == 0 ? 4 * 4096 : 2048);
    return page + (random.nextInt(4) == 0 ? random.nextInt(64) : 8 * random.nextInt(64));
  }

  private long number() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(4) - 2;
      case 1 -> Long.MIN_VALUE >> random.nextInt(64);
      case 2 -> random.nextLong() >> random.nextInt(64);
      default -> random.nextLong();
    };
  }

  /** Does the decoder know it, and does it take all the bytes? */
  private static boolean exists(byte[] bytes) {
    Memory memory = new Memory();
    memory.map(0, 4096, Memory.READ | Memory.EXECUTE);
    memory.bytes(0, bytes);
    try {
      return Decoder.decode(memory, 0).length() == bytes.length;
    } catch (Fault undefined) {
      return false;
    }
  }

  private byte[] instruction(int index, int count, int at) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (random.nextInt(40)) {
      case 0, 1, 2, 3, 4 -> {
        out.write(0x0f);
        out.write(0x80 + random.nextInt(16));
        distance(out, target(index, count), at);
      }
      case 5 -> {
        out.write(random.nextInt(3) == 0 ? 0xe8 : 0xe9);
        distance(out, target(index, count), at);
      }
      case 6 -> {
        out.write(0xe8);
        distance(out, target(index, count), at);
      }
      case 7 -> out.write(random.nextInt(4) == 0 ? 0xc3 : 0x90);
      case 8, 9, 10, 11 -> stackOperation(out);
      case 12, 13, 14 -> vector(out);
      case 15 -> {
        if (random.nextInt(3) == 0) {
          rare(out);
        } else {
          general(out);
        }
      }
      case 16, 17 -> {
        // MOV r64, [rsp + disp] or back.
        out.write(random.nextBoolean() ? 0x48 : 0x4c);
        out.write(random.nextBoolean() ? 0x89 : 0x8b);
        int register = scratch();
        out.write(0x44 | (register == 4 ? 0 : register) << 3);
        out.write(0x24);
        out.write(8 * (random.nextInt(12) - 2));
      }
      default -> general(out);
    }
    return out.toByteArray();
  }

  /** Loops are short, jumps forward go anywhere. */
  private int target(int index, int count) {
    return random.nextBoolean()
        ? Math.max(0, index - random.nextInt(12))
        : Math.min(count, index + 1 + random.nextInt(12));
  }

  private void distance(ByteArrayOutputStream out, int target, int at) {
    jumps.add(new int[] {at + out.size(), target});
    out.writeBytes(new byte[4]);
  }

  private void stackOperation(ByteArrayOutputStream out) {
    int register = random.nextInt(60) == 0 ? 4 : scratch();
    switch (random.nextInt(5)) {
      case 0, 1 -> out.write(0x50 + register);
      case 2 -> out.write(0x58 + register);
      case 3 -> {
        // ADD or SUB RSP, imm8
        out.write(0x48);
        out.write(0x83);
        out.write(random.nextBoolean() ? 0xc4 : 0xec);
        out.write(8 * (random.nextInt(8) - 3));
      }
      default -> {
        out.write(0x6a);
        out.write(random.nextInt(256));
      }
    }
  }

  private static final int[] GENERAL = {
    0x80, 0x81, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8d, 0xc0, 0xc1, 0xc6, 0xc7,
    0xd0, 0xd1, 0xd2, 0xd3, 0xf6, 0xf7, 0xfe, 0xff, 0x63, 0x69, 0x6b, 0x0faf, 0x0fb6, 0x0fb7,
    0x0fbe, 0x0fbf, 0x0fa3, 0x0fba, 0x0fbc, 0x0fbd, 0x0fb1, 0x0fc1, 0x1f0f
  };

  private void general(ByteArrayOutputStream out) {
    boolean word = random.nextInt(8) == 0;
    boolean lock = random.nextInt(30) == 0;
    if (word) {
      out.write(0x66);
    }
    if (lock) {
      out.write(0xf0);
    }
    switch (random.nextInt(60)) {
      case 0, 1 -> out.write(0x64);
      case 2 -> out.write(0x65);
      case 3 -> out.write(0x67);
      default -> {}
    }
    int rex = 0x40 | (random.nextBoolean() ? 8 : 0) | random.nextInt(12) / 11 * random.nextInt(8);
    if (random.nextInt(3) != 0) {
      out.write(rex);
    } else {
      rex = 0;
    }
    int choice = random.nextInt(10);
    if (choice < 4) {
      int opcode = random.nextInt(8) << 3 | random.nextInt(4);
      out.write(opcode);
      modRm(out, -1);
    } else if (choice == 4) {
      out.write(0x0f);
      out.write((random.nextBoolean() ? 0x40 : 0x90) + random.nextInt(16));
      modRm(out, -1);
    } else if (choice == 5) {
      simple(out, word, (rex & 8) != 0);
    } else {
      int opcode = GENERAL[random.nextInt(GENERAL.length)];
      opcode(out, opcode);
      int digit =
          switch (opcode) {
            case 0xc0, 0xc1, 0xd0, 0xd1, 0xd2, 0xd3, 0x80, 0x81, 0x83 -> random.nextInt(8);
            case 0xf6, 0xf7 -> random.nextInt(30) == 0 ? random.nextInt(8) : random.nextInt(6);
            case 0xfe, 0xff -> random.nextInt(2);
            case 0x0fba -> 4 + random.nextInt(4);
            case 0xc6, 0xc7 -> 0;
            default -> -1;
          };
      modRm(out, digit);
      int immediate =
          switch (opcode) {
            case 0x80, 0x83, 0xc0, 0xc1, 0xc6, 0x6b, 0x0fba -> 1;
            case 0x81, 0xc7, 0x69 -> word && (rex & 8) == 0 ? 2 : 4;
            case 0xf6 -> digit < 2 ? 1 : 0;
            case 0xf7 -> digit < 2 ? word && (rex & 8) == 0 ? 2 : 4 : 0;
            default -> 0;
          };
      immediate(out, immediate);
    }
  }

  private void simple(ByteArrayOutputStream out, boolean word, boolean wide) {
    switch (random.nextInt(6)) {
      case 0 -> out.write(0x98);
      case 1 -> out.write(0x99);
      case 2 -> {
        out.write(0x0f);
        out.write(0xc8 + 2 * random.nextInt(2));
      }
      case 3 -> {
        out.write(0xb0 + random.nextInt(3));
        immediate(out, 1);
      }
      case 4 -> {
        out.write(0xb8 + 2 * random.nextInt(2));
        immediate(out, wide ? 8 : word ? 2 : 4);
      }
      default -> out.write(random.nextBoolean() ? 0x90 : 0x92);
    }
  }

  private void immediate(ByteArrayOutputStream out, int bytes) {
    long value = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(64) - 8;
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >> 8 * i));
    }
  }

  private static void opcode(ByteArrayOutputStream out, int opcode) {
    if (opcode > 0xff) {
      out.write(opcode >> 8);
    }
    out.write(opcode);
  }

  /** Registers in half of the cases, else memory by way of a register that points somewhere. */
  private void modRm(ByteArrayOutputStream out, int digit) {
    int reg = digit >= 0 ? digit : scratch();
    switch (random.nextInt(6)) {
      case 0 -> {
        // [rbx], [rsi], [rdi] + disp8; with REX.B other bases, that often point nowhere
        int[] bases = {3, 6, 7, 6, 3};
        out.write(0x40 | reg << 3 | bases[random.nextInt(bases.length)]);
        out.write(random.nextInt(64) - 16);
      }
      case 1 -> {
        // [rsp + disp8]
        out.write(0x44 | reg << 3);
        out.write(0x24);
        out.write(random.nextInt(80) - 8);
      }
      case 2 -> {
        // [rbx + rcx * scale + disp8]
        out.write(0x44 | reg << 3);
        out.write(random.nextInt(4) << 6 | 1 << 3 | (random.nextBoolean() ? 3 : 7));
        out.write(random.nextInt(64));
      }
      case 3 -> {
        // An absolute address.
        out.write(reg << 3 | 4);
        out.write(0x25);
        long at = DATA + random.nextInt(2 * 4096 + 40);
        for (int i = 0; i < 4; i++) {
          out.write((int) (at >> 8 * i));
        }
      }
      default -> out.write(0xc0 | reg << 3 | scratch());
    }
  }

  /** Mostly registers that do not point anywhere. */
  private int scratch() {
    return random.nextInt(40) == 0 ? random.nextInt(8) : new int[] {0, 2, 5}[random.nextInt(3)];
  }

  private static final int[] VECTOR = {
    0x10, 0x11, 0x28, 0x29, 0x57, 0x6f, 0x7f, 0xef, 0x74, 0xd6, 0x7e, 0x6e, 0x58, 0x59, 0x2e, 0xd4,
    0x2a, 0x2c
  };

  private void vector(ByteArrayOutputStream out) {
    int prefix = VECTOR_PREFIXES[random.nextInt(4)];
    if (prefix != 0) {
      out.write(prefix);
    }
    out.write(0x0f);
    out.write(VECTOR[random.nextInt(VECTOR.length)]);
    modRm(out, -1);
  }

  private void string(ByteArrayOutputStream out) {
    int repeat = random.nextInt(3);
    if (repeat < 2) {
      out.write(0xf2 + repeat);
    }
    int[] opcodes = {0xa4, 0xa5, 0xa6, 0xaa, 0xab, 0xac, 0xae, 0xaf};
    out.write(opcodes[random.nextInt(opcodes.length)]);
  }

  /** What a translation leaves to the interpreter, or what ends it. */
  private void rare(ByteArrayOutputStream out) {
    switch (random.nextInt(16)) {
      case 12, 13, 14, 15 -> string(out);
      case 0 -> out.write(0x9c);
      case 1 -> out.write(0x9d);
      case 2 -> out.write(0xcc);
      case 3 -> out.writeBytes(new byte[] {0x0f, 0x05});
      case 4 -> out.writeBytes(new byte[] {0x0f, 0x0b});
      case 5 -> out.write(0xfc + random.nextInt(2));
      case 6 -> out.write(0xf8 + random.nextInt(2));
      case 7 -> out.write(0x9e + random.nextInt(2));
      case 8 -> out.write(0xf5);
      case 9 -> out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe0}); // JMP RAX
      case 10 -> out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd3}); // CALL RBX
      default -> out.writeBytes(new byte[] {(byte) 0xc2, 8, 0});
    }
  }
}

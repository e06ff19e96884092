package dev.tightloop.amd64;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Runs the cases of a batch twice: by {@link Cpu#step}, and by a translation of the few
 * instructions around. Before every other encoding stands a CMP, so that the flags that it finds
 * are still in the translation's own variables; behind each one stands a NOP, before which a single
 * step that the instruction asks for traps.
 */
final class BothTiers {
  private static final int[] COMPARE = {0x48, 0x83, 0xf8};
  private static final byte NOP = (byte) 0x90;

  private final byte[] contents = Arena.contents();
  private final Function<Cpu, Tiers> engines;
  private final UnaryOperator<Instruction> seen;
  private final CaseBatch batch = new CaseBatch();
  private final long[] plainRecords = new long[HarnessProgram.BATCH * StateRecord.LONGS];
  private final long[] tieredRecords = new long[HarnessProgram.BATCH * StateRecord.LONGS];

  /** How many instructions the cases of this encoding execute. */
  private int instructions;

  private Region framed;
  private Region unframed;
  private int completed;
  private int translated;

  /**
   * @param engines what translates
   * @param seen what the engine sees of an instruction: itself, or another for a seeded fault
   */
  BothTiers(Function<Cpu, Tiers> engines, UnaryOperator<Instruction> seen) {
    this.engines = engines;
    this.seen = seen;
  }

  /** How many cases of the last row the interpreter got past the instruction, without exception. */
  int completed() {
    return completed;
  }

  /** In how many cases of the last row the translation did so. */
  int translated() {
    return translated;
  }

  /** Returns the first difference, or nothing. */
  String compare(ComparedRow row, int encodings, int states) {
    completed = 0;
    translated = 0;
    batch.fill(row, 0, encodings, states);
    Side plain = new Side(this::step);
    Side tiered = new Side(this::translated);
    for (int region = 0; region < encodings; region++) {
      Encoding encoding = batch.encodings.get(region);
      boolean compares = region % 2 == 1;
      instructions = compares ? 3 : 2;
      plain.load(region, encoding, compares);
      tiered.load(region, encoding, compares);
      long start = encoding.start(region) - (compares ? COMPARE.length + 1 : 0);
      translate(tiered.cpu, start, encoding.start(region), encoding.bytes().length);
      for (int n = 0; n < states; n++) {
        int at = (region * states + n) * StateRecord.LONGS;
        batch.before[at + StateRecord.RIP] = start;
        String different = compare(plain, tiered, at);
        if (!different.isEmpty()) {
          return row.name() + ": " + line(encoding, at) + ": " + different;
        }
      }
    }
    return Arrays.equals(plain.core.data(), tiered.core.data())
        ? ""
        : row.name() + ": memory differs after all cases";
  }

  private String compare(Side plain, Side tiered, int at) {
    plain.run(at, plainRecords);
    tiered.run(at, tieredRecords);
    if (!plain.ending.equals(tiered.ending)) {
      return "<" + plain.ending + "> became <" + tiered.ending + ">";
    }
    if (plain.cpu.instructions != tiered.cpu.instructions) {
      return plain.cpu.instructions + " instructions became " + tiered.cpu.instructions;
    }
    if (!plain.cpu.registers().equals(tiered.cpu.registers())) {
      return plain.cpu.registers().differences(tiered.cpu.registers()).toString();
    }
    int end = at + StateRecord.LONGS;
    return Arrays.equals(plainRecords, at, end, tieredRecords, at, end)
        ? ""
        : Comparison.differences(batch.before, plainRecords, tieredRecords, at).toString();
  }

  private String line(Encoding encoding, int at) {
    return HexFormat.ofDelimiter(" ").formatHex(encoding.bytes())
        + " with "
        + Comparison.inputs(batch.before, at);
  }

  /** Decodes all instructions, as if they had been executed, and translates them. */
  private void translate(Cpu cpu, long start, long address, int length) {
    framed = null;
    unframed = null;
    Instruction first = decode(cpu, start);
    Instruction instruction = decode(cpu, address);
    decode(cpu, address + length);
    if (instruction != null) {
      cpu.memory().decoded(address, seen.apply(instruction));
    }
    if (first != null) {
      Tiers engine = engines.apply(cpu);
      Instruction head = start == address ? seen.apply(first) : first;
      framed = engine.translate(head, cpu.memory(), true);
      unframed = engine.translate(head, cpu.memory(), false);
    }
  }

  private static Instruction decode(Cpu cpu, long address) {
    cpu.registers().rip(address);
    try {
      return cpu.instruction();
    } catch (Fault fault) {
      return null; // both tiers find the same when they come there
    }
  }

  private void step(Cpu cpu) {
    while (cpu.instructions < instructions) {
      cpu.step();
      completed += cpu.instructions == instructions - 1 ? 1 : 0;
    }
  }

  /**
   * As {@link Tiers} does it, but the region runs at once and not when it has become hot. Neither
   * enters one with TF set.
   */
  private void translated(Cpu cpu) {
    if (framed != null && (cpu.registers().rflags & Flags.TF) == 0) {
      if (!framed.isGood(cpu.memory()) || !unframed.isGood(cpu.memory())) {
        throw new AssertionError("the code has changed");
      }
      if (framed.length() <= instructions && !cpu.run(framed, instructions)) {
        cpu.run(unframed, instructions);
      }
      translated += cpu.instructions >= instructions - 1 ? 1 : 0;
    }
    while (cpu.instructions < instructions) {
      cpu.step();
    }
  }

  /** One of the two processors, with a memory of its own. */
  private final class Side {
    final CoreSide core;
    final Cpu cpu;
    String ending = "";

    Side(Consumer<Cpu> run) {
      core =
          new CoreSide(
              contents,
              each -> {
                each.instructions = 0;
                ending = "";
                try {
                  run.accept(each);
                } catch (CpuException exception) {
                  ending = exception.toString();
                  throw exception;
                }
              });
      cpu = core.cpu();
    }

    void load(int region, Encoding encoding, boolean compares) {
      core.code(region, encoding);
      long start = encoding.start(region);
      Memory memory = core.memory();
      if (compares) {
        int length = COMPARE.length + 1;
        Assembler compare =
            new Assembler(start - length).raw(COMPARE).raw(encoding.offset() & 0xff);
        memory.bytes(start - length, compare.bytes());
      }
      long behind = start + encoding.bytes().length;
      if (behind < Arena.region(region) + Arena.REGION_BYTES) {
        memory.bytes(behind, new byte[] {NOP});
      }
    }

    void run(int at, long[] after) {
      core.run(batch.before, after, at);
    }
  }
}

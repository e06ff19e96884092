package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The core against the processor under this JVM, one instruction at a time. */
class RealProcessorTest {
  private static final int CASES_PER_FORM = 500;
  private static final int SHOWN = 10;
  private static final long SEED = 20260101;

  @TempDir Path directory;

  @BeforeEach
  void needsAnAmd64Linux() {
    assumeTrue(
        RealProcessor.available(), "the comparison needs Linux on an amd64 processor to run on");
  }

  @ParameterizedTest
  @EnumSource
  void everyInstructionLeavesWhatARealProcessorLeaves(HardwareForm.Group group) throws Exception {
    RandomCases random = new RandomCases(SEED + group.ordinal());
    List<RandomCases.Generated> generated = new ArrayList<>();
    for (HardwareForm form : HardwareForm.ALL) {
      if (form.group() == group) {
        addCases(generated, form, random);
      }
    }
    List<RealProcessor.Case> cases =
        generated.stream().map(RandomCases.Generated::processorCase).toList();
    RealProcessor.Program program = RealProcessor.program(cases);
    List<ProcessorState> expected = RealProcessor.run(directory, cases, program);
    Memory memory = memory(program);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      compare(generated.get(i), program.addresses()[i], memory, expected.get(i), wrong);
    }
    if (!wrong.isEmpty()) {
      fail(
          wrong.size()
              + " of "
              + cases.size()
              + " differ:\n"
              + String.join("\n", wrong.subList(0, Math.min(SHOWN, wrong.size()))));
    }
  }

  /** Cases where division faults stay out: the program could not go on after them. */
  private static void addCases(
      List<RandomCases.Generated> cases, HardwareForm form, RandomCases random) {
    int before = cases.size();
    for (int tries = 0; tries < 20 * CASES_PER_FORM; tries++) {
      RandomCases.Generated next = random.next(form);
      List<RealProcessor.Case> alone = List.of(next.processorCase());
      if (form.group() != HardwareForm.Group.MULTIPLY_DIVIDE || !faults(alone)) {
        cases.add(next);
      }
      if (cases.size() - before == CASES_PER_FORM) {
        return;
      }
    }
    assertTrue(cases.size() > before, () -> "no case of " + form.name() + " runs without a fault");
  }

  private static boolean faults(List<RealProcessor.Case> alone) {
    RealProcessor.Program program = RealProcessor.program(alone);
    try {
      step(alone.get(0), program.addresses()[0], memory(program));
      return false;
    } catch (DivideError fault) {
      return true;
    }
  }

  private static Memory memory(RealProcessor.Program program) {
    Memory memory = new Memory();
    memory.map(RealProcessor.BLOCK, 0x2000, Memory.READ | Memory.WRITE);
    memory.map(RealProcessor.CODE, program.code().length, Memory.READ | Memory.EXECUTE);
    memory.bytes(RealProcessor.CODE, program.code());
    return memory;
  }

  private static Registers step(RealProcessor.Case c, long address, Memory memory) {
    memory.bytes(RealProcessor.SCRATCH, c.before().scratch());
    Registers registers = c.before().registers().copy();
    registers.rip(address);
    CpuProfile everything = new CpuProfile(CpuProfile.implemented(), 1);
    new Cpu(registers, memory, everything).step();
    return registers;
  }

  private static void compare(
      RandomCases.Generated generated,
      long address,
      Memory memory,
      ProcessorState expected,
      List<String> wrong) {
    RealProcessor.Case c = generated.processorCase();
    String what = HexFormat.ofDelimiter(" ").formatHex(c.instruction());
    Registers actual;
    try {
      what += " " + Decoder.decode(memory, address);
      actual = step(c, address, memory);
    } catch (Fault fault) {
      wrong.add(what + ": " + fault.getMessage());
      return;
    }
    assertEquals(address + c.instruction().length, actual.rip(), what);
    Registers real = expected.registers();
    real.rip(actual.rip());
    actual.rflags(actual.rflags() & ~generated.undefined());
    real.rflags(real.rflags() & ~generated.undefined());
    boolean noDestination = generated.form().isBitScan() && (real.rflags() & Flags.ZF) != 0;
    if (noDestination) {
      for (Gpr r : Gpr.values()) {
        real.gpr(r, actual.gpr(r));
      }
    }
    List<String> differences = new ArrayList<>(real.differences(actual));
    if (!Arrays.equals(
        memory.bytes(RealProcessor.SCRATCH, ProcessorState.SCRATCH_BYTES), expected.scratch())) {
      differences.add("memory differs");
    }
    if (!differences.isEmpty()) {
      wrong.add(what + ", from the real one to ours: " + differences);
    }
  }
}

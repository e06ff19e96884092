package dev.tightloop.properties.answers;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.Decoder;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.guest.DistinctRegisters;
import dev.tightloop.model.guest.Guest;
import dev.tightloop.model.guest.GuestImage;
import dev.tightloop.model.guest.GuestStacks;
import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.model.guest.SingleThread;
import dev.tightloop.model.stub.AsyncPreemptStub;
import dev.tightloop.model.stub.Stub;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The loop of a question, byte for byte, on the only thread, preempted before each of its
 * instructions. Each time another goroutine gets the processor and writes to every register that
 * there is, RSP excepted, and to the flags; then it is preempted in turn.
 */
final class PreemptedLoop {

  /**
   * {@code for i := 0; i < 1e9; i++ { t += 2 }}, from {@code t := 0} on; t and i at 8 and 16(SP).
   */
  static final byte[] BYTES =
      HexFormat.of()
          .parseHex(
              "48c744240800000000" // movq $0x0,0x8(%rsp)
                  + "48c744241000000000" // movq $0x0,0x10(%rsp)
                  + "eb00" // jmp to the next
                  + "48817c241000ca9a3b" // cmpq $0x3b9aca00,0x10(%rsp)
                  + "7c02" // jl to the body
                  + "eb1f" // jmp behind the loop
                  + "488b442408" // mov 0x8(%rsp),%rax
                  + "4883c002" // add $0x2,%rax
                  + "4889442408" // mov %rax,0x8(%rsp)
                  + "eb00" // jmp to the next
                  + "488b442410" // mov 0x10(%rsp),%rax
                  + "48ffc0" // inc %rax
                  + "4889442410" // mov %rax,0x10(%rsp)
                  + "ebd4"); // jmp to the comparison

  static final long ORIGIN = 0x47be7d;
  static final long COMPARISON = 0x47be91;
  static final long MOV = 0x47be9e;
  static final long END = ORIGIN + 64;
  static final long ROUNDS = 0x3b9aca00;

  private static final long CLOBBER = 0x50_0000;
  private static final long STUB = 0x40_0000;
  private static final long ASYNC_PREEMPT2 = 0x41_0000;
  private static final byte[] FOR_EVER = {(byte) 0xeb, (byte) 0xfe};

  /** What is done to one instruction. */
  record Interrupted(String instruction, long pc, long rax, long between, long after) {}

  private final Registers start;
  private final Guest guest;
  private final Model model;
  private final SingleThread thread;
  private final int clobberInstructions;

  /** The loop as its function begins it. */
  static PreemptedLoop fromTheBeginning() {
    return with(AsyncPreemptStub.go119());
  }

  /** The loop with this many rounds to go. */
  static PreemptedLoop withRoundsToGo(long rounds) {
    return new PreemptedLoop(COMPARISON, ROUNDS - rounds, AsyncPreemptStub.go119());
  }

  /** The loop as its function begins it, with another asyncPreempt. */
  static PreemptedLoop with(AsyncPreemptStub asyncPreempt) {
    return new PreemptedLoop(ORIGIN, 0, asyncPreempt);
  }

  private PreemptedLoop(long rip, long i, AsyncPreemptStub asyncPreempt) {
    Memory memory = new Memory();
    Stub stub = asyncPreempt.generate(STUB, ASYNC_PREEMPT2);
    GuestImage.text(memory, STUB, stub.bytes());
    memory.map(ORIGIN & -Memory.PAGE_SIZE, Memory.PAGE_SIZE, Memory.READ | Memory.EXECUTE);
    memory.bytes(ORIGIN, BYTES);
    memory.bytes(END, FOR_EVER);
    byte[] clobber = clobber();
    GuestImage.text(memory, CLOBBER, clobber);
    clobberInstructions = count(memory, CLOBBER, CLOBBER + clobber.length);
    start = DistinctRegisters.of(0);
    start.gpr(Gpr.RSP, GuestStacks.goroutineTop(0) - 256);
    start.gpr(Gpr.R14, GuestStacks.g(0));
    start.rip(rip);
    Registers other = DistinctRegisters.of(1);
    other.gpr(Gpr.RSP, GuestStacks.goroutineTop(1) - 256);
    other.rip(CLOBBER);
    Configuration two = Configuration.counted(2, 1, 1).build();
    GuestImage image =
        new GuestImage(memory, STUB, ASYNC_PREEMPT2, pc -> true, List.of(start, other));
    guest = new Guest(two, image, Guest.Granularity.INSTRUCTION, 1);
    guest.memory().write64(start.gpr(Gpr.RSP) + 8, 2 * i);
    guest.memory().write64(start.gpr(Gpr.RSP) + 16, i);
    model = new Model(two, guest);
    thread = new SingleThread(model, guest);
    thread.toUserCode();
    while (running() != 0) {
      thread.signal();
    }
  }

  /** MOV of a number to each register but RSP, MOVQ to each XMM, then again and again. */
  private static byte[] clobber() {
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    for (int n = 0; n < 16; n++) {
      if (n != Gpr.RSP.ordinal()) {
        code.write(n < 8 ? 0x48 : 0x49);
        code.write(0xb8 + n % 8);
        code.writeBytes(
            ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(rubbish(n)).array());
      }
    }
    for (int n = 0; n < 16; n++) {
      code.writeBytes(
          new byte[] {0x66, (byte) (n < 8 ? 0x48 : 0x4c), 0x0f, 0x6e, (byte) (0xc0 | n % 8 << 3)});
    }
    code.writeBytes(new byte[] {0x48, (byte) 0x83, (byte) 0xf8, 0x01}); // cmp $1,%rax
    code.write(0xe9);
    code.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(-code.size() - 4).array());
    return code.toByteArray();
  }

  static long rubbish(int register) {
    return 0xdead_0000_0000_0000L + register;
  }

  private static int count(Memory memory, long from, long to) {
    int instructions = 0;
    for (long at = from; at < to; at += Decoder.decode(memory, at).length()) {
      instructions++;
    }
    return instructions;
  }

  private int running() {
    return model.state().m.curg(0);
  }

  Registers registers() {
    return guest.registers(0);
  }

  long preemptions() {
    return guest.preemptions();
  }

  Optional<GuestViolation> violation() {
    return guest.violation();
  }

  long t() {
    return guest.memory().read64(start.gpr(Gpr.RSP) + 8);
  }

  long i() {
    return guest.memory().read64(start.gpr(Gpr.RSP) + 16);
  }

  /** Preempts before this many instructions, and executes each when the loop is back. */
  List<Interrupted> run(int instructions) {
    List<Interrupted> all = new ArrayList<>();
    for (int n = 0; n < instructions; n++) {
      Registers before = registers().copy();
      String instruction = Decoder.decode(guest.memory(), before.rip()).toString();
      thread.signal();
      require(running() == 1, "the other goroutine runs");
      for (int each = 0; each < clobberInstructions; each++) {
        thread.step();
      }
      long between = registers().gpr(Gpr.RAX);
      thread.signal();
      require(running() == 0, "the loop goes on");
      require(violation().isEmpty(), "" + violation());
      require(
          registers().differences(before).isEmpty(),
          "every register is as it was: " + registers().differences(before));
      all.add(
          new Interrupted(
              instruction, before.rip(), before.gpr(Gpr.RAX), between, registers().gpr(Gpr.RAX)));
      thread.step();
    }
    return all;
  }

  /** The same number of instructions with nobody in between, on a core of its own. */
  Registers undisturbed(int instructions) {
    Memory memory = guest.memory().fork();
    memory.write64(start.gpr(Gpr.RSP) + 8, 0);
    memory.write64(start.gpr(Gpr.RSP) + 16, 0);
    Registers registers = start.copy();
    registers.fsBase(registers().fsBase());
    Cpu cpu = new Cpu(registers, memory);
    for (int n = 0; n < instructions; n++) {
      cpu.step();
    }
    return registers;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("not so: " + what);
    }
  }
}

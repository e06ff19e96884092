package dev.tightloop.model.guest;

import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.model.stub.AsyncPreemptStub;
import dev.tightloop.model.stub.Stub;
import java.util.List;

/** A loop as the only goroutine, to be preempted wherever a test wants. */
final class OneGoroutine {

  static final long TEXT = 0x50_0000;

  private static final long STUB = 0x40_0000;
  private static final long ASYNC_PREEMPT2 = 0x41_0000;

  final Guest guest;
  private final SingleThread thread;

  /**
   * @param code machine code, entered at its first byte; RSP has 128 bytes of locals above it
   */
  OneGoroutine(byte[] code) {
    this(code, GuestStacks.goroutineTop(0) - 128);
  }

  OneGoroutine(byte[] code, long sp) {
    Configuration configuration = Configuration.counted(1, 1, 1).build();
    Memory memory = new Memory();
    Stub stub = AsyncPreemptStub.go119().generate(STUB, ASYNC_PREEMPT2);
    GuestImage.text(memory, STUB, stub.bytes());
    GuestImage.text(memory, TEXT, code);
    Registers start = new Registers();
    for (int n = 0; n < 16; n++) {
      start.gpr(n, SplitMix64.mix(n));
      start.xmm(n, SplitMix64.mix(50 + n), SplitMix64.mix(80 + n));
    }
    start.gpr(Gpr.RSP, sp);
    start.rip(TEXT);
    GuestImage image = new GuestImage(memory, STUB, ASYNC_PREEMPT2, pc -> true, List.of(start));
    guest = new Guest(configuration, image, Guest.Granularity.INSTRUCTION, 7);
    thread = new SingleThread(new Model(configuration, guest), guest);
    thread.toUserCode();
  }

  /** This many instructions of the loop. */
  void run(int instructions) {
    for (int i = 0; i < instructions; i++) {
      thread.step();
    }
  }

  /** The whole path from sysmon to asyncPreempt's RET, before the next instruction. */
  void preempt() {
    long before = guest.preemptions();
    signal();
    if (guest.preemptions() != before + 1) {
      throw new AssertionError("not preempted at 0x" + Long.toHexString(guest.registers(0).rip()));
    }
  }

  /** A request and its signal, whatever comes of it. */
  void signal() {
    thread.signal();
  }
}

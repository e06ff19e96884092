package dev.tightloop.linux;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import java.util.Random;

/** Threads, stacks and register images for tests. */
final class Guests {

  static final long STACK = 0x7000_0000L;
  static final int STACK_SIZE = 0x8000;
  static final SignalStack ALTERNATE = new SignalStack(0x6000_0000L, 0x8000);
  static final long HANDLER = 0x40_1000L;
  static final long RESTORER = 0x40_2000L;
  static final long SIGINFO_ON_ALTERNATE =
      SignalAction.SA_SIGINFO | SignalAction.SA_ONSTACK | SignalAction.SA_RESTORER;

  private Guests() {}

  /** A thread with both stacks and random registers, RSP in the middle of its stack. */
  static GuestThread thread(Random random, SaveSet saveSet) {
    Memory memory = new Memory();
    memory.map(STACK, STACK_SIZE, Memory.READ | Memory.WRITE);
    memory.map(ALTERNATE.base(), ALTERNATE.size(), Memory.READ | Memory.WRITE);
    byte[] bytes = new byte[STACK_SIZE];
    random.nextBytes(bytes);
    memory.bytes(STACK, bytes);
    memory.bytes(ALTERNATE.base(), bytes);
    Registers registers = new Registers();
    trash(registers, random);
    registers.gpr(Gpr.RSP, STACK + STACK_SIZE / 2 + random.nextInt(2048));
    return new GuestThread(registers, memory, new SignalActions(), saveSet);
  }

  static GuestThread thread(long seed) {
    return thread(new Random(seed), SaveSet.FULL);
  }

  static void install(GuestThread thread, int signal, long flags, long mask) {
    thread.actions().sigaction(signal, new SignalAction(HANDLER, flags, mask, RESTORER));
  }

  static GuestThread withUrgHandlerOnAlternateStack(long seed) {
    GuestThread thread = thread(seed);
    install(thread, Signals.SIGURG, SIGINFO_ON_ALTERNATE, 0);
    thread.signalStack(ALTERNATE);
    return thread;
  }

  /** Gives every register that user code can write a random value. */
  static void trash(Registers registers, Random random) {
    for (Gpr register : Gpr.values()) {
      registers.gpr(register, random.nextLong());
    }
    registers.rip(random.nextLong());
    registers.rflags(random.nextLong() & SigframeReader.CHANGEABLE_FLAGS | Flags.IF);
    for (int n = 0; n < 16; n++) {
      registers.xmm(n, random.nextLong(), random.nextLong());
      registers.ymmUpper(n, random.nextLong(), random.nextLong());
    }
    registers.mxcsr(random.nextInt() & FpuImage.MXCSR_MASK);
  }

  /**
   * What a handler's last instruction and the restorer do: the return address is gone from the
   * stack.
   */
  static boolean returnFrom(GuestThread thread, RtSigframe frame) {
    thread.registers().gpr(Gpr.RSP, frame.address() + Long.BYTES);
    thread.registers().gpr(Gpr.RAX, 15);
    return thread.sigreturn();
  }
}

package dev.tightloop.model.guest;

import dev.tightloop.amd64.Memory;

/**
 * Where the stacks of goroutines, of g0 and of gsignal lie in the guest, and how large they are;
 * and each goroutine's g, each thread's thread-local storage.
 */
public final class GuestStacks {

  /** Bytes of a goroutine's stack: what newproc gives is less, but grows. */
  public static final int GOROUTINE_SIZE = 8192;

  /** Bytes of gsignal's stack: {@code runtime/os_linux.go mpreinit} asks for as much. */
  public static final int GSIGNAL_SIZE = 32 * 1024;

  /**
   * Room that must be below the stack pointer for an injected call: {@code runtime/preempt.go
   * asyncPreemptStack} as computed at start-up on linux/amd64.
   */
  public static final int ASYNC_PREEMPT_STACK = 472;

  /** Where a thread finds its own FS base, relative to it; the word above is the g. */
  public static final int SELF = -16;

  /** Offset of g.stackguard0. */
  static final int STACKGUARD0 = 16;

  /** {@code runtime/stack.go _StackGuard}. */
  static final int STACK_GUARD = 928;

  /** {@code runtime/stack.go stackPreempt}. */
  static final long STACK_PREEMPT = -1314;

  private static final long GOROUTINES = 0xc0_0000_0000L;
  private static final long GSIGNALS = 0xc1_0000_0000L;
  private static final long G0S = 0xc2_0000_0000L;
  private static final long GS = 0xc3_0000_0000L;
  private static final long TLS = 0xc4_0000_0000L;
  private static final long C_SIGNAL_STACKS = 0xc5_0000_0000L;
  private static final int G_SIZE = 32 * 1024;
  private static final int TLS_SIZE = 4096;

  /** Memory below each goroutine's stack that is another's: whoever writes there is found out. */
  private static final int BELOW = 8192;

  private static final int G0_SIZE = 16 * 1024;
  private static final long STRIDE = 0x10_0000;

  private GuestStacks() {}

  /** The lowest address of a goroutine's stack. */
  public static long goroutine(int gp) {
    return GOROUTINES + gp * STRIDE;
  }

  /** One past the highest address of a goroutine's stack. */
  public static long goroutineTop(int gp) {
    return goroutine(gp) + GOROUTINE_SIZE;
  }

  static long gsignal(int mp) {
    return GSIGNALS + mp * STRIDE;
  }

  /** The signal stack that C code gave a thread. */
  static long signalStackOfC(int t) {
    return C_SIGNAL_STACKS + t * STRIDE;
  }

  /** A goroutine's g, and behind it what its program loads. */
  public static long g(int gp) {
    return GS + gp * STRIDE;
  }

  /** A thread's FS base; the word below it is the thread-local g. */
  public static long fsBase(int t) {
    return TLS + t * STRIDE + TLS_SIZE;
  }

  /** The thread's own record holds its address, as thread control blocks do. */
  static void writeSelf(Memory memory, int t) {
    memory.write64(fsBase(t) + SELF, fsBase(t));
  }

  /** A fork of a program's memory in which this goroutine is alone on the first thread. */
  public static Memory alone(Memory program, int gp) {
    Memory memory = program.fork();
    map(memory, gp + 1, 1);
    writeSelf(memory, 0);
    memory.write64(fsBase(0) - Long.BYTES, g(gp));
    return memory;
  }

  /** A thread's g0. */
  static long g0(int mp) {
    return G0S + mp * STRIDE;
  }

  static long g0Top(int mp) {
    return G0S + mp * STRIDE + G0_SIZE;
  }

  static void map(Memory memory, int goroutines, int threads) {
    for (int gp = 0; gp < goroutines; gp++) {
      memory.map(goroutine(gp) - BELOW, GOROUTINE_SIZE + BELOW, Memory.READ | Memory.WRITE);
      memory.map(g(gp), G_SIZE, Memory.READ | Memory.WRITE);
    }
    for (int mp = 0; mp < threads; mp++) {
      memory.map(gsignal(mp), GSIGNAL_SIZE, Memory.READ | Memory.WRITE);
      memory.map(signalStackOfC(mp), GSIGNAL_SIZE, Memory.READ | Memory.WRITE);
      memory.map(fsBase(mp) - TLS_SIZE, TLS_SIZE, Memory.READ | Memory.WRITE);
      memory.map(g0Top(mp) - G0_SIZE, G0_SIZE, Memory.READ | Memory.WRITE);
    }
  }
}

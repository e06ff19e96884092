package dev.tightloop.model.guest;

import dev.tightloop.amd64.AluOperation;
import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Condition;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Label;
import dev.tightloop.amd64.Memory;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.RegisterSet;
import dev.tightloop.model.RegisterFile.RegisterClass;
import dev.tightloop.model.ThreadPc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The program of the specification's goroutines in machine code.
 *
 * <pre>
 *   loop0:    what the specification calls one instruction is a run of them here, so that all
 *             classes of registers change: LEA, PXOR, and PUSHFQ, XOR, POPFQ
 *   loop1:    ...
 *             JMP loop0
 *   call:     the same, to the contents of prologue; CALL f
 *   back:     everything loaded anew from the g's memory; JMP loop0
 *   runtime:  CALL the runtime; JMP back
 *   f:        CMPQ SP, 16(R14)                                     prologue
 *             JBE  slow                                            prologue_JLS
 *             RET
 *   slow:     CALL morestack
 *   unspill:  everything loaded anew; JMP f
 * </pre>
 *
 * <p>Where a restartable sequence begins again the registers are not those with which it began, so
 * a loop with such sequences does not compute: each run loads what the next place needs.
 */
public final class LoopText {

  private static final long TEXT = 0x50_0000;
  private static final long CONSTANTS = 0x58_0000;

  /** What is called there is a step of the model. */
  static final long RUNTIME = 0x70_0000;

  private static final int SCRATCH = 64;
  private static final int XSTATE_AVX = 4;

  private final Configuration configuration;
  private final boolean computes;
  private final boolean highHalves;
  private final Assembler code = new Assembler(TEXT);
  private final List<Long> constants = new ArrayList<>();
  private final Set<Long> amidLoad = new HashSet<>();
  private final long[] entries = new long[ThreadPc.USER_PLACES];
  private final long[] ends = new long[ThreadPc.USER_PLACES];
  private final long call;
  private final long back;
  private final long runtime;
  private final long unspill;

  LoopText(Configuration configuration) {
    this.configuration = configuration;
    highHalves =
        (configuration.registers(RegisterSet.LiveRegisters) >> RegisterClass.VectorHigh.ordinal()
                & 1)
            != 0;
    boolean restarts = false;
    for (int i = 0; i < configuration.loopLength(); i++) {
      restarts |= configuration.resumePC(ThreadPc.loop(i)) != ThreadPc.loop(i);
    }
    computes = !restarts;
    Label top = code.label();
    Label f = code.label();
    Label loadAnew = code.label();
    code.bind(top);
    for (int i = 0; i < configuration.loopLength(); i++) {
      ThreadPc place = ThreadPc.loop(i);
      entries[i] = code.here();
      become(place, configuration.following(place));
      if (i == configuration.loopLength() - 1) {
        code.jmp(top);
      }
      ends[i] = code.here();
    }
    call = code.here();
    become(ThreadPc.loop0, ThreadPc.prologue);
    code.call(f);
    back = code.here();
    code.bind(loadAnew);
    load(ThreadPc.loop0);
    code.jmp(top);
    runtime = code.here();
    code.call(RUNTIME).jmp(loadAnew);
    Label slow = code.label();
    code.bind(f);
    place(ThreadPc.prologue);
    code.aluLoad(AluOperation.CMP, Gpr.RSP, Gpr.R14, GuestStacks.STACKGUARD0);
    place(ThreadPc.prologue_JLS);
    code.jcc(Condition.BE, slow);
    ends[ThreadPc.prologue_JLS.ordinal()] = code.here();
    code.ret();
    code.bind(slow).call(RUNTIME);
    unspill = code.here();
    load(ThreadPc.prologue);
    code.jmp(f);
  }

  private void place(ThreadPc pc) {
    entries[pc.ordinal()] = code.here();
    if (pc == ThreadPc.prologue_JLS) {
      ends[ThreadPc.prologue.ordinal()] = code.here();
    }
  }

  /** Puts code and constants into memory. */
  void map(Memory memory) {
    GuestImage.text(memory, TEXT, code.bytes());
    memory.map(CONSTANTS, Long.BYTES * (constants.size() + 1L), Memory.READ);
    byte[] data = new byte[Long.BYTES * constants.size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (constants.get(i / Long.BYTES) >>> Byte.SIZE * (i % Long.BYTES));
    }
    memory.bytes(CONSTANTS, data);
  }

  /** Whether the goroutines have something in the high halves of the vector registers. */
  boolean highHalves() {
    return highHalves;
  }

  /** Whether the specification has this place. */
  boolean has(ThreadPc pc) {
    return pc != null
        && pc.isUser()
        && (!pc.isLoop() || pc.loopIndex() < configuration.loopLength());
  }

  /** The address of a place. */
  long address(ThreadPc place) {
    return entries[place.ordinal()];
  }

  /** The place that an address belongs to; null if it belongs to none. */
  ThreadPc place(long rip) {
    for (int i = 0; i < entries.length; i++) {
      if (has(ThreadPc.of(i)) && rip >= entries[i] && rip < ends[i]) {
        return ThreadPc.of(i);
      }
    }
    return null;
  }

  /** Whether a place begins at the address. */
  boolean isPlace(long rip) {
    ThreadPc place = place(rip);
    return place != null && address(place) == rip;
  }

  /** Whether RSP is not where the program has it, in a run of instructions that may begin again. */
  boolean isAmidLoad(long rip) {
    return amidLoad.contains(rip);
  }

  /** Where loop0 goes on to call a function; a branch on input that is not in the program. */
  long call() {
    return call;
  }

  /** Where a called function returns to. */
  long back() {
    return back;
  }

  /** Where the program calls the runtime; a branch on input as well. */
  long runtime() {
    return runtime;
  }

  /** Where morestack returns to. */
  long unspill() {
    return unspill;
  }

  private void become(ThreadPc from, ThreadPc to) {
    if (!computes) {
      load(to);
      return;
    }
    if (highHalves) {
      loadHighHalves(to);
    }
    for (Gpr r : Gpr.values()) {
      if (LoopRegisters.isComputed(r)) {
        code.lea(r, r, LoopRegisters.offset(to, r) - LoopRegisters.offset(from, r));
      }
    }
    for (int n = 0; n < 16; n++) {
      xorXmm(
          n,
          LoopRegisters.xmmMask(from, n, 0) ^ LoopRegisters.xmmMask(to, n, 0),
          LoopRegisters.xmmMask(from, n, 1) ^ LoopRegisters.xmmMask(to, n, 1));
    }
    int flags = (int) (LoopRegisters.flagMask(from) ^ LoopRegisters.flagMask(to));
    // XORQ $flags, 0(SP)
    code.pushfq().raw(0x48, 0x81, 0x34, 0x24).raw(bytes(flags)).popfq();
  }

  /** PXOR with a constant, which RIP leads to. */
  private void xorXmm(int n, long low, long high) {
    long constant = CONSTANTS + (long) Long.BYTES * constants.size();
    constants.add(low);
    constants.add(high);
    if (n < 8) {
      code.raw(0x66, 0x0f, 0xef, n << 3 | 5);
    } else {
      code.raw(0x66, 0x44, 0x0f, 0xef, (n & 7) << 3 | 5);
    }
    code.raw(bytes((int) (constant - (code.here() + 4))));
  }

  /** All registers but RSP, from the memory of the g that thread-local storage names. */
  private void load(ThreadPc place) {
    int table = LoopRegisters.table(place);
    code.raw(0x64, 0x4c, 0x8b, 0x34, 0x25).raw(bytes(-8)); // MOVQ FS:-8, R14
    if (highHalves) {
      loadHighHalves(place);
    }
    for (int n = 0; n < 16; n++) {
      code.movupsLoad(n, Gpr.R14, table + LoopRegisters.TABLE_XMM + 16 * n);
    }
    code.raw(0x41, 0xff, 0xb6).raw(bytes(table + LoopRegisters.TABLE_FLAGS)); // PUSHQ
    amidLoad.add(code.here());
    code.popfq();
    for (Gpr r : Gpr.values()) {
      if (LoopRegisters.isComputed(r)) {
        code.load(r, Gpr.R14, table + 8 * r.ordinal());
      }
    }
  }

  /** XRSTOR of the high halves alone. The core has no instruction of AVX. */
  private void loadHighHalves(ThreadPc place) {
    code.store(Gpr.R14, SCRATCH, Gpr.RAX).store(Gpr.R14, SCRATCH + 8, Gpr.RDX);
    code.mov(Gpr.RAX, XSTATE_AVX).mov(Gpr.RDX, 0);
    int image = LoopRegisters.table(place) + LoopRegisters.TABLE_XSAVE;
    code.raw(0x41, 0x0f, 0xae, 0xae).raw(bytes(image));
    code.load(Gpr.RAX, Gpr.R14, SCRATCH).load(Gpr.RDX, Gpr.R14, SCRATCH + 8);
  }

  private static int[] bytes(int value) {
    return new int[] {value & 0xff, value >> 8 & 0xff, value >> 16 & 0xff, value >> 24 & 0xff};
  }
}

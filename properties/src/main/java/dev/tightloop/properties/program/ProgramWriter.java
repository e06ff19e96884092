package dev.tightloop.properties.program;

import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Condition;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Label;
import dev.tightloop.model.guest.GuestStacks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles what takes more than one instruction, in the way of Go's compiler, and writes the tables
 * as it goes.
 *
 * <p>A called function:
 *
 * <pre>
 *   SUBQ $n, SP            pcsp: n
 *   MOVQ BP, n-8(SP)
 *   LEAQ n-8(SP), BP
 *   ...                    a pointer in a register, then in the frame, then in a register
 *   MOVQ n-8(SP), BP
 *   ADDQ $n-8, SP          unsafe from here
 *   ADDQ $8, SP
 *   RET                    pcsp: 0
 * </pre>
 */
final class ProgramWriter {

  /** The register that only a restartable sequence uses. */
  static final Gpr REGTMP = Gpr.R11;

  /** Where heap objects lie that the programs have pointers to; nobody looks at the objects. */
  private static final long HEAP = 0xc7_0000_0000L;

  private static final int OBJECT = 64;
  private static final int OBJECTS = 256;
  private static final int DEEPEST_CALL = 3;
  private static final int SLOT = 8;

  /** Room left below a deep frame: from none to twice what an injected call needs. */
  private static final int ROOMS = 128;

  private final Assembler code;
  private final CompiledTables tables;
  private final Set<CompilerFault> faults;
  private final Deque<Runnable> functions = new ArrayDeque<>();
  private int delta;

  ProgramWriter(long origin, Set<CompilerFault> faults) {
    code = new Assembler(origin);
    tables = new CompiledTables(origin);
    this.faults = faults;
    delta(Template.LOCALS);
  }

  Assembler code() {
    return code;
  }

  /** Writes the functions that are called, and ends the program. */
  CompiledTables finish() {
    while (!functions.isEmpty()) {
      functions.remove().run();
    }
    tables.end(code.here());
    return tables;
  }

  /** The stack pointer is this far below the return address from here on. */
  private void delta(int bytes) {
    delta = bytes;
    tables.spDelta(code.here(), bytes);
  }

  private void unsafe(boolean is, CompilerFault unless) {
    if (!faults.contains(unless)) {
      tables.unsafe(code.here(), is);
    }
  }

  void pushPop(Gpr from, Gpr to) {
    code.push(from);
    delta(delta + Long.BYTES);
    code.pop(to);
    delta(delta - Long.BYTES);
  }

  void flagsTo(Gpr to) {
    code.pushfq();
    delta(delta + Long.BYTES);
    code.pop(to);
    delta(delta - Long.BYTES);
  }

  /** A function with a frame, which may call another. */
  void call(Digits d) {
    call(d, 1);
  }

  private void call(Digits d, int depth) {
    Label function = code.label();
    boolean calls = d.below(2) == 1 && depth < DEEPEST_CALL;
    Gpr first = d.one(Template.POINTERS);
    Gpr second = d.one(Template.POINTERS);
    int frame = 32 + 16 * d.below(4);
    long pointer = HEAP + (long) OBJECT * d.below(OBJECTS);
    code.call(function);
    functions.add(
        () -> {
          code.bind(function);
          function(frame, first, second, pointer, calls ? () -> call(d, depth + 1) : () -> {});
        });
  }

  private void function(int frame, Gpr first, Gpr second, long pointer, Runnable callee) {
    delta(0);
    code.sub(Gpr.RSP, frame);
    delta(frame);
    if (faults.contains(CompilerFault.FRAME_POINTER_BEFORE_SAVE)) {
      code.mov(first, Gpr.RBP);
      code.lea(Gpr.RBP, Gpr.RSP, frame - SLOT);
      code.store(Gpr.RSP, frame - SLOT, first);
    } else {
      code.store(Gpr.RSP, frame - SLOT, Gpr.RBP);
      code.lea(Gpr.RBP, Gpr.RSP, frame - SLOT);
    }
    tables.framePointer(code.here(), frame - SLOT);
    code.mov(first, pointer);
    tables.pointerRegister(code.here(), Optional.of(first));
    code.nop().store(Gpr.RSP, SLOT, first);
    tables.pointerSlot(code.here(), SLOT);
    tables.pointerRegister(code.here(), Optional.empty());
    code.mov(first, frame);
    callee.run();
    code.nop().load(second, Gpr.RSP, SLOT);
    tables.noPointerSlot(code.here());
    tables.pointerRegister(code.here(), Optional.of(second));
    code.store(Gpr.RSP, SLOT, Gpr.RSP);
    code.nop();
    tables.pointerRegister(code.here(), Optional.empty());
    code.load(Gpr.RBP, Gpr.RSP, frame - SLOT);
    tables.noFramePointer(code.here());
    code.add(Gpr.RSP, frame - SLOT);
    unsafe(true, CompilerFault.EPILOGUE_WINDOW_SAFE);
    code.add(Gpr.RSP, SLOT);
    unsafe(false, CompilerFault.EPILOGUE_WINDOW_SAFE);
    delta(0);
    code.ret();
    delta(0);
  }

  /** g, from the record that the FS base names: the way of systems with two indirections. */
  void loadG(Gpr to) {
    int n = to.ordinal();
    int rex = n < 8 ? 0x48 : 0x4c;
    code.raw(0x64, rex, 0x8b, (n & 7) << 3 | 4, 0x25).raw(bytes(GuestStacks.SELF));
    unsafe(true, CompilerFault.TLS_WINDOW_SAFE);
    code.load(to, to, -Long.BYTES);
    unsafe(false, CompilerFault.TLS_WINDOW_SAFE);
    tables.loadedG(code.here(), to);
    code.nop();
  }

  /** Two sequences that each begin again if they are interrupted: REGTMP is not kept there. */
  void restartable(int local, int first, int second) {
    long start = code.here();
    sequence(start, local, first);
    boolean merged = faults.contains(CompilerFault.RESTARTS_MERGED);
    sequence(merged ? start : code.here(), local, second);
  }

  private void sequence(long start, int local, int addend) {
    tables.restart(code.here(), start);
    code.load(REGTMP, Gpr.RSP, local).lea(REGTMP, REGTMP, addend).store(Gpr.RSP, local, REGTMP);
    tables.noRestart(code.here());
  }

  /** A pointer store to the heap with its look at the write barrier's flag. */
  void barrier(Gpr from) {
    Label slow = code.label();
    Label join = code.label();
    int flag = (int) Globals.WRITE_BARRIER;
    code.raw(0x83, 0x3c, 0x25).raw(bytes(flag)).raw(0); // CMPL $0, runtime.writeBarrier
    unsafe(true, CompilerFault.BARRIER_WINDOW_SAFE);
    code.jcc(Condition.NE, slow);
    tables.barrierFlag(code.here(), Globals.WRITE_BARRIER);
    storeTo(Globals.FIELD, from);
    unsafe(false, CompilerFault.BARRIER_WINDOW_SAFE);
    code.bind(join).test(Gpr.RSP, Gpr.RSP);
    int here = delta;
    functions.add(
        () -> {
          delta(here);
          tables.unsafe(code.here(), true);
          code.bind(slow);
          storeTo(Globals.BARRIER_BUFFER, from);
          storeTo(Globals.FIELD, from);
          code.jmp(join);
          tables.unsafe(code.here(), false);
        });
  }

  private void storeTo(long address, Gpr from) {
    int n = from.ordinal();
    int rex = n < 8 ? 0x48 : 0x4c;
    code.raw(rex, 0x89, (n & 7) << 3 | 4, 0x25).raw(bytes((int) address)); // MOVQ from, address
  }

  /** A frame that leaves little of the stack, as a chain of functions without stack checks may. */
  void deep(int room) {
    int frame = GuestStacks.GOROUTINE_SIZE - delta - 8 * (room % ROOMS);
    int before = delta;
    code.lea(Gpr.RSP, Gpr.RSP, -frame);
    delta(before + frame);
    code.nop().nop().nop();
    code.lea(Gpr.RSP, Gpr.RSP, frame);
    delta(before);
  }

  /** A value that is kept in memory for a moment. */
  void spill(Gpr from, Gpr to) {
    if (faults.contains(CompilerFault.LEAF_STORES_BELOW_SP)) {
      code.store(Gpr.RSP, -SLOT, from).nop().load(to, Gpr.RSP, -SLOT);
      return;
    }
    code.lea(Gpr.RSP, Gpr.RSP, -2 * SLOT);
    delta(delta + 2 * SLOT);
    code.store(Gpr.RSP, SLOT, from).nop().load(to, Gpr.RSP, SLOT);
    code.lea(Gpr.RSP, Gpr.RSP, 2 * SLOT);
    delta(delta - 2 * SLOT);
  }

  private static int[] bytes(int value) {
    return new int[] {value & 0xff, value >> 8 & 0xff, value >> 16 & 0xff, value >> 24 & 0xff};
  }
}

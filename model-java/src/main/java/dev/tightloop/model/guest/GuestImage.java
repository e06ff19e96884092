package dev.tightloop.model.guest;

import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import java.util.List;
import java.util.Optional;

/**
 * What a guest starts from.
 *
 * @param memory the text of goroutines and of asyncPreempt, and whatever data they need; the guest
 *     adds the stacks
 * @param asyncPreempt address of asyncPreempt's first instruction
 * @param asyncPreempt2 the address that asyncPreempt calls; nothing needs to be there
 * @param tables what the program's tables say, above all where it may be preempted
 * @param goroutines the registers with which each goroutine begins; RSP must lie in the stack that
 *     {@link GuestStacks#goroutine} gives it
 * @param loop the specification's program, which all goroutines run; empty if the program is a
 *     different one, begins with the registers above, and all of it counts as loop0
 * @param platform what asyncPreempt need not keep
 */
public record GuestImage(
    Memory memory,
    long asyncPreempt,
    long asyncPreempt2,
    ProgramTables tables,
    List<Registers> goroutines,
    Optional<LoopText> loop,
    Platform platform) {

  public GuestImage {
    goroutines = List.copyOf(goroutines);
  }

  /** The image of another program than the specification's, on amd64. */
  public GuestImage(
      Memory memory,
      long asyncPreempt,
      long asyncPreempt2,
      ProgramTables tables,
      List<Registers> goroutines) {
    this(memory, asyncPreempt, asyncPreempt2, tables, goroutines, Optional.empty(), Platform.AMD64);
  }

  /** Puts machine code into memory, to be executed and not written. */
  public static void text(Memory memory, long address, byte[] code) {
    memory.map(address, code.length, Memory.READ | Memory.EXECUTE);
    memory.bytes(address, code);
  }
}

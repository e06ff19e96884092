package dev.tightloop.properties.binary;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.CpuException;
import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Memory;
import dev.tightloop.amd64.Registers;
import dev.tightloop.amd64.UndefinedOpcode;
import java.util.OptionalLong;

/** The other way out of a conditional jump: which status flags would take it. */
final class Branch {

  private static final long[] FLAGS = {Flags.CF, Flags.PF, Flags.ZF, Flags.SF, Flags.OF};

  private Branch() {}

  /**
   * RFLAGS that differ from these in as few flags as possible and lead the instruction at RIP
   * elsewhere; empty if the instruction does not depend on flags in where it goes.
   */
  static OptionalLong otherWay(Registers registers, Memory memory) {
    long here = target(registers, memory, registers.rflags());
    long best = -1;
    for (int set = 1; set < 1 << FLAGS.length; set++) {
      long flags = registers.rflags();
      for (int i = 0; i < FLAGS.length; i++) {
        flags ^= (set >> i & 1) * FLAGS[i];
      }
      boolean fewer =
          best < 0
              || Long.bitCount(flags ^ registers.rflags())
                  < Long.bitCount(best ^ registers.rflags());
      if (fewer && target(registers, memory, flags) != here) {
        best = flags;
      }
    }
    return best < 0 ? OptionalLong.empty() : OptionalLong.of(best);
  }

  /**
   * Whether the instruction at RIP would fault, for want of the data that the whole program has.
   *
   * @throws UndefinedOpcode if the core does not know the instruction: that is no fault of the data
   */
  static boolean faults(Registers registers, Memory memory) {
    try {
      target(registers, memory, registers.rflags());
      return false;
    } catch (UndefinedOpcode unknown) {
      throw unknown;
    } catch (CpuException exception) {
      return true;
    }
  }

  /**
   * Where the instruction at RIP goes with these flags.
   *
   * @throws CpuException if it faults
   */
  static long target(Registers registers, Memory memory, long flags) {
    Registers copy = registers.copy();
    copy.rflags(flags);
    new Cpu(copy, memory.fork()).step();
    return copy.rip();
  }
}

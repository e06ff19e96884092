package dev.tightloop.benchmarks.witness;

import dev.tightloop.amd64.Flags;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Registers;
import java.util.ArrayList;
import java.util.List;

/** What two processors disagree about, a line for each register. */
final class RegisterComparison {

  /** Flags that user code can see and that mean the same everywhere. */
  private static final long COMPARED = Flags.STATUS | Flags.DF | Flags.AC;

  private RegisterComparison() {}

  /**
   * Compares all that both sides tell.
   *
   * @param undefined the flags that the instruction before left undefined
   * @param fsBase whether the witness tells its FS base
   */
  static List<String> differences(
      Registers core, Registers witness, long undefined, boolean fsBase) {
    List<String> lines = new ArrayList<>();
    number(lines, "RIP", core.rip(), witness.rip());
    for (Gpr r : Gpr.values()) {
      number(lines, r.name(), core.gpr(r), witness.gpr(r));
    }
    long flags = COMPARED & ~undefined;
    if (((core.rflags() ^ witness.rflags()) & flags) != 0) {
      lines.add(
          "RFLAGS: core %s, witness %s"
              .formatted(
                  Flags.describe(core.rflags() & flags), Flags.describe(witness.rflags() & flags)));
    }
    for (int n = 0; n < 16; n++) {
      if (core.xmmLow(n) != witness.xmmLow(n) || core.xmmHigh(n) != witness.xmmHigh(n)) {
        lines.add("XMM%d: core %s, witness %s".formatted(n, xmm(core, n), xmm(witness, n)));
      }
    }
    number(lines, "MXCSR", core.mxcsr() & 0xffff_ffffL, witness.mxcsr() & 0xffff_ffffL);
    if (fsBase) {
      number(lines, "FS base", core.fsBase(), witness.fsBase());
    }
    return lines;
  }

  /** Gives the core the witness' value of flags that nobody defines. */
  static void takeOver(long undefined, Registers core, Registers witness) {
    core.rflags(core.rflags() & ~undefined | witness.rflags() & undefined);
  }

  private static void number(List<String> lines, String name, long core, long witness) {
    if (core != witness) {
      lines.add("%s: core 0x%x, witness 0x%x".formatted(name, core, witness));
    }
  }

  private static String xmm(Registers registers, int n) {
    return String.format("0x%016x%016x", registers.xmmHigh(n), registers.xmmLow(n));
  }
}

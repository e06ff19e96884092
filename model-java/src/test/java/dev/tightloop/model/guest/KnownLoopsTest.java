package dev.tightloop.model.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tightloop.amd64.Assembler;
import dev.tightloop.amd64.Condition;
import dev.tightloop.amd64.Gpr;
import dev.tightloop.amd64.Label;
import dev.tightloop.amd64.Registers;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Loops that people asked about, preempted before each of their instructions. */
class KnownLoopsTest {

  private static final int ROUNDS = 3;

  /** {@code for {}}: jmp to itself. */
  @Test
  void theEmptyLoop() {
    survives(HexFormat.of().parseHex("ebfe"), 20);
  }

  /**
   * The loop of golang-nuts 2020-08-06, "How does isAsyncSafePoint check preemptable?": t += 2 and
   * i++ through RAX, as Go compiles them with -N -l. RAX is live between mov, add and mov; the
   * question was who saves it.
   */
  @Test
  void theLoopWhoseTemporariesLiveInRax() {
    String code =
        "48c744240800000000" // t := 0
            + "48c744241000000000" // i := 0
            + "eb00"
            + "48817c241000ca9a3b" // i < 1e9
            + "7c02"
            + "eb1f"
            + "488b442408" // t += 2
            + "4883c002"
            + "4889442408"
            + "eb00"
            + "488b442410" // i++
            + "48ffc0"
            + "4889442410"
            + "ebd4";
    survives(HexFormat.of().parseHex(code), 3 + 10 * ROUNDS);
  }

  /** A sum of 128 bits: the carry of one instruction is the operand of the next. */
  @Test
  void aLoopWhoseFlagsLiveAcrossInstructions() {
    Assembler a = new Assembler(OneGoroutine.TEXT);
    Label top = a.label();
    a.mov(Gpr.RAX, -1).mov(Gpr.RDX, 0).mov(Gpr.RCX, 0xffff_ffff_ffffL).bind(top);
    a.add(Gpr.RAX, Gpr.RCX).adc(Gpr.RDX, Gpr.RDX).setcc(Condition.O, Gpr.RBX);
    a.sbb(Gpr.RSI, Gpr.RSI).cmp(Gpr.RAX, Gpr.RCX).cmovcc(Condition.A, Gpr.RDI, Gpr.RAX).jmp(top);
    survives(a.bytes(), 3 + 7 * ROUNDS);
  }

  /** Sums in vector registers, both lanes, and a copy through the stack. */
  @Test
  void aLoopOfXmmRegisters() {
    Assembler a = new Assembler(OneGoroutine.TEXT);
    Label top = a.label();
    a.mov(Gpr.RAX, 3).movqToXmm(15, Gpr.RAX).bind(top);
    a.paddq(7, 15).paddq(15, 7).pxor(0, 7).movupsStore(Gpr.RSP, 16, 0).movupsLoad(1, Gpr.RSP, 16);
    a.movqFromXmm(Gpr.RBX, 1).jmp(top);
    survives(a.bytes(), 2 + 7 * ROUNDS);
  }

  /** Preempting before every instruction leads to the registers and locals of never preempting. */
  private static void survives(byte[] code, int instructions) {
    OneGoroutine undisturbed = new OneGoroutine(code);
    OneGoroutine preempted = new OneGoroutine(code);
    for (int i = 0; i < instructions; i++) {
      preempted.preempt();
      assertEquals(Optional.empty(), preempted.guest.violation());
      undisturbed.run(1);
      preempted.run(1);
      Registers expected = undisturbed.guest.registers(0);
      assertEquals(expected, preempted.guest.registers(0), () -> "at " + expected.rip());
    }
    assertEquals(instructions, preempted.guest.preemptions());
  }
}

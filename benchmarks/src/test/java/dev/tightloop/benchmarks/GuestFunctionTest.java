package dev.tightloop.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tightloop.amd64.Cpu;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The functions that are measured do on the core what the whole programs do on the processor. */
final class GuestFunctionTest {

  private static final long ROUNDS = 7;

  @ParameterizedTest
  @EnumSource
  void computesWhatTheProgramPrints(GuestProgram program) {
    Path executable = program.executable(BuiltPrograms.directory());
    boolean here = System.getProperty("os.arch").equals("amd64");
    assumeTrue(here && System.getProperty("os.name").equals("Linux"), "needs Linux on amd64");
    BuiltPrograms.Result real =
        BuiltPrograms.run(List.of(executable.toString(), Long.toString(ROUNDS)));
    GuestFunction function = new GuestFunction(executable);
    for (Tier tier : Tier.values()) {
      Cpu cpu = function.call(ROUNDS);
      long checksum = GuestFunction.finish(cpu, tier.on(cpu), Long.MAX_VALUE);
      assertEquals(real.output().strip(), Long.toUnsignedString(checksum), tier.title());
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesTheSameInstructionsInSlicesOfAnyLengthAndTier(GuestProgram program) {
    GuestFunction function = new GuestFunction(program.executable(BuiltPrograms.directory()));
    Cpu whole = function.call(1);
    long checksum = GuestFunction.finish(whole, Tier.INTERPRETER.on(whole), Long.MAX_VALUE);
    for (Tier tier : Tier.values()) {
      for (long slice : new long[] {1, 100, 1000}) {
        Cpu cpu = function.call(1);
        assertEquals(checksum, GuestFunction.finish(cpu, tier.on(cpu), slice));
        assertEquals(whole.instructions(), cpu.instructions());
        assertEquals(whole.registers(), cpu.registers());
      }
    }
  }

  @Test
  void aProgramWithoutTheFunctionIsRefused() {
    Path tightloop = BuiltPrograms.directory().resolveSibling("go-other");
    String script =
        Path.of(System.getProperty("tightloop.root", "..")).resolve("ci/go/build").toString();
    assertEquals(0, BuiltPrograms.run(List.of(script, tightloop.toString())).exitCode());
    assertThrows(UnusableProgram.class, () -> new GuestFunction(tightloop.resolve("tightloop")));
  }
}

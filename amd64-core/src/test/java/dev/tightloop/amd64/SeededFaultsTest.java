package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The comparison with a processor finds what it is for: faults put into the core on purpose. */
class SeededFaultsTest {
  @BeforeEach
  void needsAProcessor() {
    assumeTrue(RealProcessor.obstacle() == null, RealProcessor::obstacle);
  }

  @Test
  void withoutAFaultNothingIsFound() throws Exception {
    assertEquals(List.of(), findings("01 add", Cpu::step));
    assertEquals(List.of(), findings("66 0f 28 movapd", Cpu::step));
  }

  @Test
  void aWrongFlagIsFoundAndShownWithTheInputsThatMatter() throws Exception {
    String line =
        first("01 add", after(cpu -> cpu.registers().rflags(cpu.registers().rflags() & ~Flags.OF)));
    assertTrue(line.contains(" add "), line);
    assertTrue(line.contains("IF OF, were "), line);
    assertFalse(line.contains("XMM"), line);
  }

  @Test
  void aFlagThatIsUndefinedIsExcusedAndOthersAreNot() throws Exception {
    assertEquals(List.of(), findings("21 and", after(cpu -> flip(cpu, Flags.AF))));
    assertTrue(first("21 and", after(cpu -> flip(cpu, Flags.CF))).contains("flags expected"));
  }

  @Test
  void aWrongResultIsFound() throws Exception {
    String line = first("f7/3 neg", after(cpu -> cpu.registers().gpr(11, 0x1234_5678)));
    assertTrue(line.contains("R11 expected 0x0, was 0x12345678"), line);
  }

  @Test
  void aWrongVectorIsFound() throws Exception {
    String line = first("0f 58 addps", after(cpu -> cpu.registers().xmm(15, 1, 2)));
    assertTrue(line.contains("XMM15 low expected 0x0, was 0x1"), line);
    line = first("0f 58 addps", after(cpu -> cpu.registers().ymmUpper(3, 0, 7)));
    assertTrue(line.contains("upper YMM3 high expected 0x0, was 0x7"), line);
  }

  /** As on a processor without AVX. */
  @Test
  void withoutUpperHalvesTheRestIsStillCompared() throws Exception {
    assertEquals(List.of(), findings("0f 58 addps", Cpu::step, false));
    Consumer<Cpu> upper = after(cpu -> cpu.registers().ymmUpper(3, 0, 7));
    String line = first(findings("0f 58 addps", upper, false));
    assertTrue(line.contains("upper YMM3 high expected 0x0, was 0x7"), line);
    Consumer<Cpu> lower = after(cpu -> cpu.registers().xmm(15, 1, 2));
    line = first(findings("0f 58 addps", lower, false));
    assertTrue(line.contains("XMM15 low expected 0x0, was 0x1"), line);
  }

  @Test
  void aPlaceWhereNoProgramRunsIsPassedOver() {
    Path missing = Path.of("no", "such", "directory");
    String obstacle = RealProcessor.obstacle(List.of(missing));
    assertTrue(obstacle.contains("runs nowhere: ") && obstacle.contains("such"), obstacle);
    assertNull(RealProcessor.obstacle(List.of(missing, RealProcessor.parent())));
  }

  @Test
  void aStickyBitTooFewIsFound() throws Exception {
    String line = first("f2 0f 5e divsd", after(cpu -> cpu.registers().mxcsr(0x1f80)));
    assertTrue(line.contains("MXCSR expected "), line);
  }

  @Test
  void wrongMemoryIsFoundNearTheOperandAndFarFromIt() throws Exception {
    Consumer<Cpu> oneBitMore =
        cpu -> {
          long top = cpu.registers().gpr(Gpr.RSP);
          cpu.memory().write8(top, cpu.memory().read8(top) ^ 1);
        };
    String near = first("50 push", after(oneBitMore));
    assertTrue(near.contains("memory at 0x"), near);
    String far = first("90 nop", after(cpu -> cpu.memory().write8(Arena.ALONE + 0x700, 0)));
    assertTrue(far.contains("the byte at 0x20005700 is expected 0x4b, was 0x00"), far);
  }

  @Test
  void aFaultThatIsMissingIsFound() throws Exception {
    Consumer<Cpu> misalignedIsFine =
        cpu -> {
          try {
            cpu.step();
          } catch (GeneralProtection fault) {
            cpu.registers().rip(cpu.registers().rip() + cpu.instruction().length());
          }
        };
    String line = first("66 0f 28 movapd", misalignedIsFine);
    assertTrue(line.contains("expected #GP with RIP 0x"), line);
    assertTrue(line.contains(", was #BP with RIP 0x"), line);
  }

  @Test
  void aFaultThatLeavesTracesIsFound() throws Exception {
    Consumer<Cpu> popMovesFirst =
        cpu -> {
          try {
            cpu.step();
          } catch (PageFault fault) {
            cpu.registers().gpr(Gpr.RSP, cpu.registers().gpr(Gpr.RSP) + 8);
            throw fault;
          }
        };
    String line = first("58 pop", popMovesFirst);
    assertTrue(line.contains("RSP expected 0x0, was 0x8"), line);
  }

  @Test
  void aPageFaultOfTheWrongKindOrAddressIsFound() throws Exception {
    Consumer<Cpu> readsInstead =
        cpu -> {
          try {
            cpu.step();
          } catch (PageFault fault) {
            throw new PageFault(fault.address(), Access.READ, false);
          }
        };
    String kind = first("89 mov", readsInstead);
    assertTrue(kind.contains("expected #PF write at ") && kind.contains("was #PF read"), kind);
    Consumer<Cpu> nextByte =
        cpu -> {
          try {
            cpu.step();
          } catch (PageFault fault) {
            throw new PageFault(fault.address() + 1, fault.access(), false);
          }
        };
    String address = first("8b mov", nextByte);
    assertTrue(address.contains("expected #PF read at 0x"), address);
  }

  @Test
  void aWrongJumpIsFound() throws Exception {
    Consumer<Cpu> neverTaken =
        cpu -> {
          long next = cpu.registers().rip() + cpu.instruction().length();
          cpu.step();
          cpu.registers().rip(next);
        };
    String line = first("75 jne", neverTaken);
    assertTrue(line.contains("expected #BP with RIP 0x"), line);
  }

  @Test
  void aSingleStepThatIsMissingIsFound() throws Exception {
    Consumer<Cpu> neverTraps =
        cpu -> {
          try {
            cpu.step();
          } catch (SingleStep trap) {
            return;
          }
        };
    for (String name : new String[] {"01 add", "75 jne", "9d popfw,popf,popf"}) {
      String line = first(name, neverTraps);
      assertTrue(line.contains("expected #DB with RIP 0x"), line);
    }
    Consumer<Cpu> wholeRepetition =
        cpu -> {
          long trap = cpu.registers().rflags() & Flags.TF;
          cpu.registers().rflags(cpu.registers().rflags() & ~Flags.TF);
          try {
            cpu.step();
          } finally {
            cpu.registers().rflags(cpu.registers().rflags() | trap);
          }
          if (trap != 0) {
            throw new SingleStep();
          }
        };
    String line = first("f3 aa rep stos", wholeRepetition);
    assertTrue(line.contains("expected #DB with RIP 0x"), line);
  }

  private static Consumer<Cpu> after(Consumer<Cpu> fault) {
    return cpu -> {
      cpu.step();
      fault.accept(cpu);
    };
  }

  private static void flip(Cpu cpu, long flag) {
    cpu.registers().rflags(cpu.registers().rflags() ^ flag);
  }

  private String first(String name, Consumer<Cpu> step) throws IOException {
    return first(findings(name, step));
  }

  private static String first(List<String> lines) {
    assertFalse(lines.isEmpty(), "nothing found");
    return lines.get(0);
  }

  private List<String> findings(String name, Consumer<Cpu> step) throws IOException {
    return findings(name, step, HostProcessor.has(Feature.AVX));
  }

  /** The shrunk findings in a thousand cases of the row with this name. */
  private List<String> findings(String name, Consumer<Cpu> step, boolean avx) throws IOException {
    ComparedRow row =
        ComparedRow.all().stream().filter(each -> each.name().equals(name)).findAny().get();
    List<String> lines = new ArrayList<>();
    CaseBatch batch = new CaseBatch();
    try (SideBySide sides = new SideBySide(step, avx)) {
      Shrinker shrinker = new Shrinker(sides);
      for (int n = 0; n < 20; n++) {
        batch.fill(row, n, 10, 5);
        for (SideBySide.Finding finding : sides.run(batch, 1)) {
          lines.add(shrinker.shrink(finding).line());
        }
      }
    }
    return lines;
  }
}

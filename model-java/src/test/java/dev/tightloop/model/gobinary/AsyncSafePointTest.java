package dev.tightloop.model.gobinary;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.linux.elf.ElfSymbol;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncSafePointTest {

  @ParameterizedTest
  @ValueSource(strings = {"tightloop", "tightloop-unoptimized"})
  void theTightLoopCanBeStoppedAtEveryInstruction(String program) {
    GoElf elf = GoPrograms.elf(program);
    AsyncSafePoint safePoint = new AsyncSafePoint(elf.binary());
    ElfSymbol loop = elf.function("main.tightloop");
    for (long pc = loop.address(); pc < loop.address() + loop.size(); pc++) {
      assertEquals(new SafePoint(true, SafePointReason.SAFE, pc), safePoint.at(pc));
    }
  }

  @Test
  void onlyTheBranchOfTheStackCheckAndTheCallOfMorestackAreUnsafeInTheCountingLoop() {
    GoElf elf = GoPrograms.elf("counting");
    AsyncSafePoint safePoint = new AsyncSafePoint(elf.binary());
    ElfSymbol counter = elf.function("main.main.func1");
    byte[] code = elf.code(counter);
    int branch = indexOf(code, 0x0f, 0x86);
    int call = branch + 6 + ByteBuffer.wrap(code).order(LITTLE_ENDIAN).getInt(branch + 2);
    for (int i = 0; i < code.length; i++) {
      boolean unsafe = i >= branch && i < branch + 6 || i >= call && i < call + 5;
      SafePoint expected =
          unsafe
              ? SafePoint.unsafe(SafePointReason.UNSAFE_POINT)
              : SafePoint.safe(SafePointReason.SAFE, counter.address() + i);
      assertEquals(expected, safePoint.at(counter.address() + i), "offset " + i);
    }
    assertEquals((byte) 0xe8, code[call]);
    assertTrue(branch > 0 && branch < 16 && call > code.length - 16);
  }

  @Test
  void theRuntimeIsNeverStopped() {
    GoElf elf = GoPrograms.elf("tightloop");
    AsyncSafePoint safePoint = new AsyncSafePoint(elf.binary());
    int functions = 0;
    for (ElfSymbol symbol : elf.functions()) {
      if (symbol.name().matches("(runtime\\.|runtime/internal/).*")) {
        functions++;
        for (long pc = symbol.address(); pc < symbol.address() + symbol.size(); pc++) {
          assertFalse(safePoint.at(pc).safe(), () -> symbol.name() + " can be stopped");
        }
      }
    }
    assertTrue(functions > 900, "only " + functions + " functions");
  }

  @Test
  void theRuntimeOrReflectCanBeStoppedOnlyInWhatWasInlinedFromElsewhere() {
    GoElf elf = GoPrograms.elf("oracle");
    GoBinary binary = elf.binary();
    AsyncSafePoint safePoint = new AsyncSafePoint(binary);
    String never = "(runtime\\.|runtime/internal/|reflect\\.).*";
    Set<String> inlined = new TreeSet<>();
    for (GoFunction function : binary.functions().functions()) {
      if (function.name().matches(never)) {
        for (long pc = function.entry(); pc < function.end(); pc++) {
          if (safePoint.at(pc).safe()) {
            inlined.add(binary.innermostName(function, pc));
          }
        }
      }
    }
    assertTrue(inlined.contains("strconv.Itoa"), inlined.toString());
    assertTrue(inlined.stream().noneMatch(name -> name.matches(never)), inlined.toString());
  }

  @Test
  void assemblyIsNeverStopped() {
    GoBinary binary = GoPrograms.elf("oracle").binary();
    AsyncSafePoint safePoint = new AsyncSafePoint(binary);
    Set<SafePointReason> reasons = new TreeSet<>();
    for (GoFunction function : binary.functions().functions()) {
      if (function.has(FuncFlag.ASM)) {
        for (long pc = function.entry(); pc < function.end(); pc++) {
          reasons.add(safePoint.at(pc).reason());
        }
      }
    }
    assertTrue(reasons.contains(SafePointReason.ASSEMBLY));
    assertTrue(reasons.stream().noneMatch(SafePointReason::safe), reasons.toString());
  }

  @Test
  void paddingAndForeignAddressesAreNoGoCode() {
    AsyncSafePoint safePoint = safePoint(new PclntabBuilder().mark(-1, 8, 0));
    assertEquals(SafePointReason.SAFE, safePoint.at(PclntabBuilder.TEXT + 7).reason());
    assertEquals(SafePointReason.NOT_GO_CODE, safePoint.at(PclntabBuilder.TEXT + 8).reason());
    assertEquals(SafePointReason.NOT_GO_CODE, safePoint.at(PclntabBuilder.TEXT - 1).reason());
  }

  @ParameterizedTest
  @ValueSource(ints = {-3, -4})
  void aRestartGoesBackToTheFirstMarkedInstruction(int mark) {
    AsyncSafePoint safePoint = safePoint(new PclntabBuilder().mark(mark, 10, 20));
    long start = PclntabBuilder.TEXT + 10;
    assertEquals(SafePoint.safe(SafePointReason.SAFE, start - 1), safePoint.at(start - 1));
    assertEquals(SafePoint.safe(SafePointReason.RESTART, start), safePoint.at(start));
    assertEquals(SafePoint.safe(SafePointReason.RESTART, start), safePoint.at(start + 19));
  }

  @Test
  void aRestartFartherThanTwentyBytesIsRefused() {
    AsyncSafePoint safePoint = safePoint(new PclntabBuilder().mark(-3, 10, 30));
    long start = PclntabBuilder.TEXT + 10;
    assertEquals(start, safePoint.at(start + 20).resumePc());
    assertThrows(BadGoBinary.class, () -> safePoint.at(start + 21));
  }

  @Test
  void aRestartAtEntryGoesBackToTheFunction() {
    AsyncSafePoint safePoint = safePoint(new PclntabBuilder().mark(-5, 10, 50));
    assertEquals(
        SafePoint.safe(SafePointReason.RESTART_AT_ENTRY, PclntabBuilder.TEXT),
        safePoint.at(PclntabBuilder.TEXT + 50));
  }

  @Test
  void theFirstTestThatFailsIsTheReason() {
    PclntabBuilder marked = new PclntabBuilder().mark(-2, 4, 4).name("runtime.f");
    long safe = PclntabBuilder.TEXT;
    long unsafe = PclntabBuilder.TEXT + 4;
    assertEquals(SafePointReason.RUNTIME_CODE, safePoint(marked).at(safe).reason());
    marked.noLocalsMap();
    assertEquals(SafePointReason.NO_LOCALS_MAP, safePoint(marked).at(safe).reason());
    marked.flag(FuncFlag.ASM);
    assertEquals(SafePointReason.ASSEMBLY, safePoint(marked).at(safe).reason());
    assertEquals(SafePointReason.UNSAFE_POINT, safePoint(marked).at(unsafe).reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime.f", "runtime/internal/atomic.f", "reflect.Value.Call"})
  void someNamesAreNeverStopped(String name) {
    AsyncSafePoint safePoint = safePoint(new PclntabBuilder().name(name));
    assertEquals(SafePointReason.RUNTIME_CODE, safePoint.at(PclntabBuilder.TEXT).reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime/debug.FreeOSMemory", "internal/reflectlite.f", "main.runtime"})
  void likelyNamesAreOrdinaryCode(String name) {
    AsyncSafePoint safePoint = safePoint(new PclntabBuilder().name(name));
    assertEquals(SafePointReason.SAFE, safePoint.at(PclntabBuilder.TEXT).reason());
  }

  @ParameterizedTest
  @EnumSource(SafePointReason.class)
  void everyReasonIsOneSentence(SafePointReason reason) {
    assertTrue(reason.sentence().matches("[A-Z][^.]*(\\.[^. ]*)*\\."), reason.sentence());
  }

  private static int indexOf(byte[] code, int first, int second) {
    int at = 0;
    while (code[at] != (byte) first || code[at + 1] != (byte) second) {
      at++;
    }
    return at;
  }

  private static AsyncSafePoint safePoint(PclntabBuilder pclntab) {
    return new AsyncSafePoint(GoBinary.read(pclntab.image()));
  }
}

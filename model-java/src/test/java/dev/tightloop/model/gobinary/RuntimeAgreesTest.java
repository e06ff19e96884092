package dev.tightloop.model.gobinary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.linux.elf.ElfSymbol;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Asks a Go program what the runtime's own functions say about each byte of its code, and compares.
 * See {@code ci/go/oracle/main.go} for the lines it prints.
 */
class RuntimeAgreesTest {

  @Test
  void everyAddressHasTheValuesThatTheRuntimeReads() {
    GoElf elf = GoPrograms.elf("oracle");
    assertEquals(runtimeSays(elf), weSay(elf, elf.binary()));
  }

  @Test
  void aStrippedExecutableGivesTheSameAnswers() {
    GoElf elf = GoPrograms.elf("oracle");
    assertEquals(weSay(elf, elf.binary()), weSay(elf, GoBinary.read(elf.stripped())));
  }

  @Test
  void theProgramIsRichEnoughToTell() {
    GoElf elf = GoPrograms.elf("oracle");
    GoBinary binary = elf.binary();
    AsyncSafePoint safePoint = new AsyncSafePoint(binary);
    Set<SafePointReason> seen = EnumSet.noneOf(SafePointReason.class);
    int inlinedReflect = 0;
    for (ElfSymbol symbol : elf.functions()) {
      GoFunction function = binary.functions().function(symbol.address()).orElseThrow();
      for (long pc = symbol.address(); pc < symbol.address() + symbol.size(); pc++) {
        seen.add(safePoint.at(pc).reason());
        String innermost = binary.innermostName(function, pc);
        if (innermost.startsWith("reflect.") && !function.name().startsWith("reflect.")) {
          inlinedReflect++;
        }
      }
    }
    assertTrue(
        seen.containsAll(
            EnumSet.of(
                SafePointReason.SAFE,
                SafePointReason.UNSAFE_POINT,
                SafePointReason.ASSEMBLY,
                SafePointReason.RUNTIME_CODE)),
        seen.toString());
    assertTrue(inlinedReflect > 0, "nothing of reflect is inlined elsewhere");
  }

  private static String runtimeSays(GoElf elf) {
    StringBuilder ranges = new StringBuilder();
    for (ElfSymbol symbol : elf.functions()) {
      ranges.append("%x %x%n".formatted(symbol.address(), symbol.address() + symbol.size()));
    }
    Path program = GoPrograms.program("oracle");
    return GoPrograms.output(program, ranges.toString());
  }

  private static String weSay(GoElf elf, GoBinary binary) {
    PcLineTable table = binary.functions();
    AsyncSafePoint safePoints = new AsyncSafePoint(binary);
    StringBuilder all = new StringBuilder();
    for (ElfSymbol symbol : elf.functions()) {
      GoFunction function = table.function(symbol.address()).orElseThrow();
      Answer last = null;
      for (long pc = symbol.address(); pc < symbol.address() + symbol.size(); pc++) {
        SafePoint safePoint = safePoints.at(pc);
        Answer now =
            new Answer(
                table.pcdata(function, PcData.UNSAFE_POINT, pc),
                table.spDelta(pc),
                table.line(pc),
                safePoint.safe(),
                safePoint.safe() ? safePoint.resumePc() - pc : 0);
        if (!now.equals(last)) {
          all.append(Long.toHexString(pc)).append(now).append('\n');
          last = now;
        }
      }
    }
    return all.toString();
  }

  /** What the program prints after the address. */
  private record Answer(int unsafePoint, int spDelta, int line, boolean safe, long resume) {

    @Override
    public String toString() {
      return " %d %d %d %b %d".formatted(unsafePoint, spDelta, line, safe, resume);
    }
  }
}

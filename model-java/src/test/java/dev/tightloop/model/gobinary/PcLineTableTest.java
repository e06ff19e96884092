package dev.tightloop.model.gobinary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.linux.elf.ElfSymbol;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcLineTableTest {

  @ParameterizedTest
  @ValueSource(strings = {"tightloop", "tightloop-unoptimized", "counting", "oracle"})
  void everyFunctionOfTheSymbolTableIsFoundByAddressAndByName(String program) {
    GoElf elf = GoPrograms.elf(program);
    PcLineTable table = elf.binary().functions();
    List<ElfSymbol> symbols = elf.functions();
    assertTrue(symbols.size() > 1000, "only " + symbols.size() + " functions");
    for (ElfSymbol symbol : symbols) {
      String name = GoElf.goName(symbol);
      long end = symbol.address() + symbol.size();
      for (long pc : new long[] {symbol.address(), end - 1}) {
        GoFunction function = table.function(pc).orElseThrow();
        assertEquals(name, function.name());
        assertEquals(symbol.address(), function.entry());
        assertEquals(end, table.codeEnd(function), symbol.name());
      }
      assertEquals(name, table.function(name).orElseThrow().name());
    }
  }

  @Test
  void aNameMeansTheFunctionAndNotItsWrapper() {
    GoElf elf = GoPrograms.elf("tightloop");
    GoFunction found = elf.binary().functions().function("runtime.asyncPreempt2").orElseThrow();
    assertEquals(elf.function("runtime.asyncPreempt2").address(), found.entry());
    assertEquals(FuncId.NORMAL, found.id());
  }

  @Test
  void specialFunctionsAndMarksAreRecognised() {
    PcLineTable table = GoPrograms.elf("tightloop").binary().functions();
    GoFunction asyncPreempt = table.function("runtime.asyncPreempt").orElseThrow();
    assertEquals(FuncId.ASYNC_PREEMPT, asyncPreempt.id());
    assertTrue(asyncPreempt.has(FuncFlag.ASM));
    assertTrue(table.function("runtime.goexit").orElseThrow().has(FuncFlag.TOPFRAME));
    assertTrue(table.function("runtime.mcall").orElseThrow().has(FuncFlag.SPWRITE));
    assertFalse(table.function("main.main").orElseThrow().has(FuncFlag.ASM));
  }

  @Test
  void anAddressOutsideTheTextBelongsToNoFunction() {
    PcLineTable table = GoPrograms.elf("tightloop").binary().functions();
    List<GoFunction> all = table.functions();
    assertTrue(table.function(all.get(0).entry() - 1).isEmpty());
    assertTrue(table.function(all.get(all.size() - 1).end()).isEmpty());
    assertTrue(table.function(0).isEmpty());
    assertTrue(table.function(-1).isEmpty());
  }

  @Test
  void linesNameTheSourceFile() {
    PcLineTable table = GoPrograms.elf("tightloop").binary().functions();
    long entry = table.function("main.tightloop").orElseThrow().entry();
    assertTrue(table.file(entry).endsWith("ci/go/tightloop/main.go"), table.file(entry));
    assertTrue(table.line(entry) > 1);
  }

  @Test
  void aTextLoadedElsewhereMovesEveryFunction() {
    byte[] bytes = new PclntabBuilder().bytes();
    PcLineTable moved = PcLineTable.read(bytes, 0x7000_0000);
    assertEquals(0x7000_0000, moved.function("main.f").orElseThrow().entry());
    assertEquals(PclntabBuilder.TEXT, PcLineTable.read(bytes).functions().get(0).entry());
  }

  @Test
  void aValueIsNotGivenBehindTheCode() {
    PcLineTable table = new PclntabBuilder().mark(-2, 4, 4).table();
    GoFunction function = table.functions().get(0);
    assertEquals(PclntabBuilder.TEXT + 8, table.codeEnd(function));
    assertEquals(PclntabBuilder.TEXT + 16, function.end());
    assertThrows(BadGoBinary.class, () -> table.spDelta(PclntabBuilder.TEXT + 8));
  }
}

package dev.tightloop.model.gobinary;

import dev.tightloop.linux.elf.ElfFile;
import dev.tightloop.linux.elf.ElfSection;
import dev.tightloop.linux.elf.ElfSymbol;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the tests compare Go's tables with: the symbols that the linker left for others. */
public record GoElf(ElfFile elf) {

  public GoBinary binary() {
    return GoBinary.read(elf);
  }

  /** The same file without its symbols. */
  GoImage stripped() {
    GoImage whole = new ElfImage(elf);
    return new GoImage() {
      @Override
      public Optional<GoSection> section(String name) {
        return whole.section(name);
      }

      @Override
      public OptionalLong symbol(String name) {
        return OptionalLong.empty();
      }
    };
  }

  /** The symbols of Go code. */
  List<ElfSymbol> functions() {
    return elf.symbols().stream()
        .filter(symbol -> symbol.function() && symbol.size() > 0)
        .filter(symbol -> !symbol.name().equals("go.buildid"))
        .toList();
  }

  /** The function of this name, which must be there. */
  public ElfSymbol function(String name) {
    return elf.symbol(name).orElseThrow();
  }

  /** The function's machine code. */
  public byte[] code(ElfSymbol function) {
    ElfSection text = elf.section(".text").orElseThrow();
    int from = (int) (function.address() - text.address());
    return Arrays.copyOfRange(text.bytes(), from, from + (int) function.size());
  }

  /**
   * The name as it is in Go's own tables: there the linker adds no suffix for the call convention,
   * and shortens what is in brackets.
   */
  static String goName(ElfSymbol symbol) {
    return symbol.name().replaceAll("\\.abi(0|internal)$", "").replaceAll("\\[.*]", "[...]");
  }
}

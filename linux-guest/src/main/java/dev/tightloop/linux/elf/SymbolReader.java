package dev.tightloop.linux.elf;

import java.util.ArrayList;
import java.util.List;
import net.fornwall.jelf.ElfSymbolTableSection;

/** Reads the symbol table through the ELF library. A file without one (stripped) has no symbols. */
final class SymbolReader {

  private static final int ENTRY_SIZE = 24;
  private static final int UNDEFINED = 0;

  private final net.fornwall.jelf.ElfFile elf;
  private final byte[] content;
  private final List<SectionHeader> headers;
  private final ElfChecks checks;

  SymbolReader(
      net.fornwall.jelf.ElfFile elf,
      byte[] content,
      List<SectionHeader> headers,
      ElfChecks checks) {
    this.elf = elf;
    this.content = content;
    this.headers = headers;
    this.checks = checks;
  }

  /** Global symbols first. */
  List<ElfSymbol> read() {
    List<ElfSymbol> globals = new ArrayList<>();
    List<ElfSymbol> locals = new ArrayList<>();
    for (SectionHeader header : headers) {
      if (header.type() == SectionHeader.SHT_SYMTAB) {
        read(header, globals, locals);
      }
    }
    globals.addAll(locals);
    return globals;
  }

  private void read(SectionHeader header, List<ElfSymbol> globals, List<ElfSymbol> locals) {
    if (header.entrySize() != ENTRY_SIZE || header.size() % ENTRY_SIZE != 0) {
      throw checks.damaged(
          String.format(
              "the symbol table has %d bytes in entries of %s",
              header.size(), Long.toUnsignedString(header.entrySize())));
    }
    StringTable names = stringTable(header.link(), "the symbol table's names");
    var table = (ElfSymbolTableSection) elf.getSection(header.index());
    for (net.fornwall.jelf.ElfSymbol symbol : table.symbols) {
      if (symbol.st_name != 0 && symbol.st_shndx != UNDEFINED && hasAddress(symbol.getType())) {
        boolean local = symbol.getBinding() == net.fornwall.jelf.ElfSymbol.BINDING_LOCAL;
        (local ? locals : globals).add(symbol(symbol, names));
      }
    }
  }

  StringTable stringTable(int index, String what) {
    if (index <= 0
        || index >= headers.size()
        || headers.get(index).type() != SectionHeader.SHT_STRTAB) {
      throw checks.damaged(what + " are in section " + index + ", which holds no strings");
    }
    return new StringTable(content, headers.get(index));
  }

  private static boolean hasAddress(int type) {
    return type == net.fornwall.jelf.ElfSymbol.STT_NOTYPE
        || type == net.fornwall.jelf.ElfSymbol.STT_OBJECT
        || type == net.fornwall.jelf.ElfSymbol.STT_FUNC;
  }

  private ElfSymbol symbol(net.fornwall.jelf.ElfSymbol symbol, StringTable names) {
    String name = names.name(symbol.st_name);
    if (name == null) {
      throw checks.damaged(
          String.format("the symbol at offset 0x%x has its name outside the names", symbol.offset));
    }
    boolean function = symbol.getType() == net.fornwall.jelf.ElfSymbol.STT_FUNC;
    return new ElfSymbol(name, symbol.st_value, symbol.st_size, function);
  }
}

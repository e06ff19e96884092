package dev.tightloop.model.gobinary;

import dev.tightloop.linux.elf.ElfFile;
import dev.tightloop.linux.elf.ElfSymbol;
import java.util.Optional;
import java.util.OptionalLong;

/** An ELF file as the image of a Go program. */
final class ElfImage implements GoImage {

  private final ElfFile elf;

  ElfImage(ElfFile elf) {
    this.elf = elf;
  }

  @Override
  public Optional<GoSection> section(String name) {
    return elf.section(name).map(found -> new GoSection(found.address(), found.bytes()));
  }

  @Override
  public OptionalLong symbol(String name) {
    Optional<ElfSymbol> found = elf.symbol(name);
    return found.isPresent() ? OptionalLong.of(found.get().address()) : OptionalLong.empty();
  }
}

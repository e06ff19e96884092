package dev.tightloop.linux.elf;

import dev.tightloop.amd64.Memory;
import java.util.ArrayList;
import java.util.List;

/** Reads the program headers through the ELF library and accepts what the kernel would map. */
final class SegmentReader {

  /** One past the last user page of a 47-bit address space. */
  static final long USER_END = 0x7fff_ffff_f000L;

  /**
   * More than any program of this project has, and little enough that a damaged size does no harm.
   */
  static final long LARGEST_IMAGE = 1L << 30;

  private final net.fornwall.jelf.ElfFile elf;
  private final ElfChecks checks;

  SegmentReader(net.fornwall.jelf.ElfFile elf, ElfChecks checks) {
    this.elf = elf;
    this.checks = checks;
  }

  List<ElfSegment> read() {
    List<ElfSegment> segments = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < elf.e_phnum; i++) {
      net.fornwall.jelf.ElfSegment header = elf.getProgramHeader(i);
      if (header.p_type == net.fornwall.jelf.ElfSegment.PT_LOAD && header.p_memsz != 0) {
        check(i, header);
        total += header.p_memsz;
        if (total > LARGEST_IMAGE) {
          throw checks.damaged("its segments need more than " + LARGEST_IMAGE + " bytes of memory");
        }
        segments.add(segment(header));
      }
    }
    if (segments.isEmpty()) {
      throw checks.damaged("it has no loadable segment");
    }
    return List.copyOf(segments);
  }

  /** Does it ask for a dynamic loader? */
  boolean dynamicallyLinked() {
    for (int i = 0; i < elf.e_phnum; i++) {
      if (elf.getProgramHeader(i).p_type == net.fornwall.jelf.ElfSegment.PT_INTERP) {
        return true;
      }
    }
    return false;
  }

  private void check(int index, net.fornwall.jelf.ElfSegment header) {
    String what = "segment " + index;
    checks.within(what, header.p_offset, header.p_filesz);
    if (Long.compareUnsigned(header.p_filesz, header.p_memsz) > 0) {
      throw checks.damaged(what + " is larger in the file than in memory");
    }
    if (Long.compareUnsigned(header.p_vaddr, USER_END) >= 0
        || Long.compareUnsigned(header.p_memsz, USER_END - header.p_vaddr) > 0) {
      throw checks.damaged(
          String.format("%s at 0x%x lies outside user space", what, header.p_vaddr));
    }
    if ((header.p_vaddr - header.p_offset) % Memory.PAGE_SIZE != 0) {
      throw checks.damaged(what + " cannot be mapped: offset and address differ within the page");
    }
  }

  private static ElfSegment segment(net.fornwall.jelf.ElfSegment header) {
    int permissions =
        (header.isReadable() ? Memory.READ : 0)
            | (header.isWriteable() ? Memory.WRITE : 0)
            | (header.isExecutable() ? Memory.EXECUTE : 0);
    return new ElfSegment(
        header.p_vaddr, header.p_memsz, header.p_offset, header.p_filesz, permissions);
  }
}

package dev.tightloop.linux.elf;

import dev.tightloop.amd64.Memory;

/**
 * Maps an executable into guest memory as {@code load_elf_binary} of {@code fs/binfmt_elf.c} does:
 * whole pages, file bytes around a segment included, the rest of its last page and everything up to
 * its memory size zero.
 */
public final class ElfLoader {

  /**
   * Where the kernel puts a position-independent executable when it does not randomise addresses.
   */
  public static final long DEFAULT_BIAS = 0x5555_5555_4000L;

  private ElfLoader() {}

  /**
   * Loads at link-time addresses, a position-independent executable at {@link #DEFAULT_BIAS}.
   *
   * @throws BadElfException if it is dynamically linked
   */
  public static LoadedElf load(ElfFile file, Memory memory) {
    return load(file, memory, file.positionIndependent() ? DEFAULT_BIAS : 0);
  }

  /**
   * Loads with every address moved up by {@code bias}, a multiple of the page size.
   *
   * @throws IllegalArgumentException if the executable cannot be moved there
   * @throws BadElfException if it is dynamically linked
   */
  public static LoadedElf load(ElfFile file, Memory memory, long bias) {
    if (file.dynamicallyLinked()) {
      throw new BadElfException(
          file.name(), "dynamically linked, it asks for a dynamic loader", "link it statically");
    }
    long start = Long.MAX_VALUE;
    long end = 0;
    for (ElfSegment segment : file.segments()) {
      start = Math.min(start, pageStart(segment.address()));
      end = Math.max(end, segment.end());
    }
    requireRoom(file, bias, end);
    for (ElfSegment segment : file.segments()) {
      map(file, segment, memory, bias);
    }
    return new LoadedElf(bias, file.entry() + bias, start + bias, end + bias);
  }

  private static void requireRoom(ElfFile file, long bias, long end) {
    if (bias != 0 && !file.positionIndependent()) {
      throw new IllegalArgumentException(file.name() + " can only run where it was linked");
    }
    if (bias % Memory.PAGE_SIZE != 0 || bias < 0 || bias > SegmentReader.USER_END - end) {
      throw new IllegalArgumentException(
          String.format("%s cannot be moved by 0x%x", file.name(), bias));
    }
  }

  private static void map(ElfFile file, ElfSegment segment, Memory memory, long bias) {
    long start = pageStart(segment.address());
    long skew = segment.address() - start;
    memory.map(start + bias, skew + segment.memorySize(), segment.permissions());
    if (segment.fileSize() > 0) {
      long from = segment.fileOffset() - skew;
      long to = segment.fileOffset() + segment.fileSize();
      if (segment.memorySize() == segment.fileSize()) {
        to = pageStart(to + Memory.PAGE_SIZE - 1);
      }
      memory.bytes(start + bias, file.bytes(from, to));
    }
  }

  private static long pageStart(long address) {
    return address & -Memory.PAGE_SIZE;
  }
}

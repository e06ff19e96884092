package dev.tightloop.linux.elf;

/**
 * An executable in memory.
 *
 * @param bias what was added to every link-time address, 0 unless it is position-independent
 * @param entry address of the first instruction
 * @param start lowest mapped address
 * @param end one past the last byte of the highest segment, where {@code brk} begins
 */
public record LoadedElf(long bias, long entry, long start, long end) {}

package dev.tightloop.linux.elf;

import java.nio.charset.StandardCharsets;

/** Zero-terminated UTF-8 names in one piece of the file. */
final class StringTable {

  private final byte[] content;
  private final int start;
  private final int end;

  StringTable(byte[] content, SectionHeader header) {
    this.content = content;
    this.start = Math.toIntExact(header.offset());
    this.end = start + Math.toIntExact(header.size());
  }

  /** The name at an offset, or null if none ends inside the table. */
  String name(int offset) {
    if (offset < 0 || offset >= end - start) {
      return null;
    }
    int from = start + offset;
    int to = from;
    while (to < end && content[to] != 0) {
      to++;
    }
    return to == end ? null : new String(content, from, to - from, StandardCharsets.UTF_8);
  }
}

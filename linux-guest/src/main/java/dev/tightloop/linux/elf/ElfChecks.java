package dev.tightloop.linux.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The checks that come before any interpretation: is it an amd64 ELF executable, and does it
 * contain what its tables say. Each failure has its own sentence.
 */
final class ElfChecks {

  private static final int HEADER_SIZE = 64;
  private static final int PROGRAM_HEADER_SIZE = 56;
  private static final int CLASS_64 = 2;
  private static final int LITTLE_ENDIAN = 1;
  private static final int MACHINE_AMD64 = 62;
  private static final int TYPE_EXEC = 2;
  private static final int TYPE_DYN = 3;

  private static final String WANTED = "give a static amd64 Linux executable";
  private static final String INCOMPLETE =
      "the file is incomplete or damaged, copy or build it again";

  private static final Map<Integer, String> MACHINES =
      Map.of(
          3, "i386", 8, "MIPS", 21, "PowerPC", 22, "S/390", 40, "ARM", 183, "AArch64", 243,
          "RISC-V");

  private static final Map<Integer, String> TYPES =
      Map.of(0, "of no type", 1, "an object file", 4, "a core dump");

  private final String name;
  private final ByteBuffer file;

  ElfChecks(String name, byte[] content) {
    this.name = name;
    this.file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Checks the header and the extent of both tables. */
  void header() {
    magic();
    if (file.limit() < HEADER_SIZE) {
      throw damaged("ends after " + file.limit() + " bytes, inside the ELF header");
    }
    target();
    table("program header", file.getLong(32), u16(54), u16(56), PROGRAM_HEADER_SIZE);
    if (file.getLong(40) != 0 || u16(60) != 0) {
      table("section header", file.getLong(40), u16(58), u16(60), SectionHeader.SIZE);
    }
  }

  private void magic() {
    if (file.limit() == 0) {
      throw new BadElfException(name, "the file is empty", WANTED);
    }
    byte[] magic = {0x7f, 'E', 'L', 'F'};
    int length = Math.min(magic.length, file.limit());
    for (int i = 0; i < length; i++) {
      if (file.get(i) != magic[i]) {
        throw new BadElfException(name, "not an ELF file (" + firstBytes(length) + ")", WANTED);
      }
    }
  }

  private String firstBytes(int length) {
    StringBuilder text = new StringBuilder("it begins with");
    for (int i = 0; i < length; i++) {
      text.append(String.format(" %02x", file.get(i)));
    }
    return text.toString();
  }

  private void target() {
    if (file.get(4) != CLASS_64) {
      throw new BadElfException(name, "not a 64-bit ELF file (class " + file.get(4) + ")", WANTED);
    }
    if (file.get(5) != LITTLE_ENDIAN) {
      throw new BadElfException(name, "not little-endian (data " + file.get(5) + ")", WANTED);
    }
    int machine = u16(18);
    if (machine != MACHINE_AMD64) {
      String called = MACHINES.getOrDefault(machine, "unknown");
      throw new BadElfException(
          name, "built for machine " + machine + " (" + called + "), not for amd64", WANTED);
    }
    int type = u16(16);
    if (type != TYPE_EXEC && type != TYPE_DYN) {
      String called = TYPES.getOrDefault(type, "of unknown type " + type);
      throw new BadElfException(name, called + ", not an executable", "link it, or " + WANTED);
    }
  }

  private void table(String what, long offset, int entrySize, int entries, int expectedSize) {
    if (entries > 0 && entrySize != expectedSize) {
      throw damaged(String.format("%s entries of %d bytes, not %d", what, entrySize, expectedSize));
    }
    if (entries > Short.MAX_VALUE) {
      throw damaged("it counts " + entries + " " + what + " entries");
    }
    within("the " + what + " table", offset, (long) entries * expectedSize);
  }

  /** The section headers, each section that takes room lying inside the file. */
  List<SectionHeader> sections() {
    List<SectionHeader> headers = new ArrayList<>();
    for (int i = 0; i < u16(60); i++) {
      SectionHeader header = SectionHeader.read(file, (int) file.getLong(40), i);
      if (header.inFile()) {
        within("section " + i, header.offset(), header.size());
      }
      headers.add(header);
    }
    return headers;
  }

  void within(String what, long offset, long size) {
    long limit = file.limit();
    if (offset < 0 || size < 0 || offset > limit || size > limit - offset) {
      throw damaged(
          String.format(
              "%s (offset 0x%x, %s bytes) lies past the end of the file (%d bytes)",
              what, offset, Long.toUnsignedString(size), limit));
    }
  }

  boolean positionIndependent() {
    return u16(16) == TYPE_DYN;
  }

  int sectionNamesIndex() {
    return u16(62);
  }

  BadElfException damaged(String problem) {
    return new BadElfException(name, problem, INCOMPLETE);
  }

  private int u16(int offset) {
    return Short.toUnsignedInt(file.getShort(offset));
  }
}

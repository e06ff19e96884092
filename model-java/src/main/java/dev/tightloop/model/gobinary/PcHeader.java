package dev.tightloop.model.gobinary;

/**
 * The head of the table: how many functions, and where its parts begin ({@code runtime/symtab.go
 * pcHeader}). Offsets count from the first byte of the section.
 */
record PcHeader(
    int functions,
    long textStart,
    long functionNames,
    long compilationUnits,
    long files,
    long pcValues,
    long functionTable) {

  /** Go 1.18 and 1.19; the reader is held to 1.19. */
  private static final int MAGIC = 0xffff_fff0;

  private static final int SIZE = 8 + 8 * 8;

  static PcHeader read(Bytes table) {
    if (table.length() < SIZE) {
      throw new BadGoBinary(
          ".gopclntab has %d bytes, too few for a head".formatted(table.length()));
    }
    int magic = table.i32(0);
    if (magic != MAGIC) {
      throw new BadGoBinary(
          ".gopclntab begins with 0x%08x (%s), Go 1.19 writes 0x%08x"
              .formatted(magic, writer(magic), MAGIC));
    }
    int quantum = table.u8(6);
    int pointerSize = table.u8(7);
    if (table.u8(4) != 0 || table.u8(5) != 0 || quantum != 1 || pointerSize != 8) {
      throw new BadGoBinary(
          ".gopclntab is for instruction size %d and pointer size %d, amd64 has 1 and 8"
              .formatted(quantum, pointerSize));
    }
    long functions = table.i64(8);
    if (functions < 1 || functions > table.length() / 8) {
      throw new BadGoBinary(".gopclntab claims %d functions".formatted(functions));
    }
    return new PcHeader(
        (int) functions,
        table.i64(24),
        table.i64(32),
        table.i64(40),
        table.i64(48),
        table.i64(56),
        table.i64(64));
  }

  private static String writer(int magic) {
    return switch (magic) {
      case 0xffff_fffb -> "Go 1.2 to 1.15";
      case 0xffff_fffa -> "Go 1.16 or 1.17";
      case 0xffff_fff1 -> "Go 1.20 or later";
      default -> "no Go version's mark";
    };
  }
}

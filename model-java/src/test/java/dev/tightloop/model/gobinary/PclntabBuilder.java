package dev.tightloop.model.gobinary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes a table with one function, for what the Go compiler does not produce on amd64. */
final class PclntabBuilder {

  static final long TEXT = 0x40_1000;

  private static final int HEADER_SIZE = 72;
  private static final int PC_VALUES_SIZE = 64;

  private int magic = 0xffff_fff0;
  private int unsafePoint = -1;
  private int before;
  private int marked = 64;
  private int flags;
  private boolean localsMap = true;
  private String name = "main.f";

  PclntabBuilder magic(int value) {
    magic = value;
    return this;
  }

  PclntabBuilder name(String value) {
    name = value;
    return this;
  }

  PclntabBuilder flag(FuncFlag value) {
    flags |= value.mask();
    return this;
  }

  PclntabBuilder noLocalsMap() {
    localsMap = false;
    return this;
  }

  /** The table of unsafe points: some bytes that are safe, then some with this mark. */
  PclntabBuilder mark(int value, int safeBytes, int markedBytes) {
    unsafePoint = value;
    before = safeBytes;
    marked = markedBytes;
    return this;
  }

  PcLineTable table() {
    return PcLineTable.read(bytes());
  }

  GoImage image() {
    return new GoImage() {
      @Override
      public Optional<GoSection> section(String section) {
        return section.equals(".gopclntab")
            ? Optional.of(new GoSection(0x50_0000, bytes()))
            : Optional.empty();
      }

      @Override
      public OptionalLong symbol(String symbol) {
        return OptionalLong.empty();
      }
    };
  }

  byte[] bytes() {
    byte[] names = (name + "\0").getBytes(StandardCharsets.UTF_8);
    int pcValues = HEADER_SIZE + names.length;
    int functionTable = pcValues + PC_VALUES_SIZE;
    int record = 12;
    ByteBuffer out = ByteBuffer.allocate(functionTable + record + 40 + 4 + 8);
    out.order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(magic).put((byte) 0).put((byte) 0).put((byte) 1).put((byte) 8);
    out.putLong(1).putLong(0).putLong(TEXT).putLong(HEADER_SIZE).putLong(HEADER_SIZE);
    out.putLong(HEADER_SIZE).putLong(pcValues).putLong(functionTable).put(names);

    byte[] depth = run(0, before + marked);
    byte[] marks = run(-1, before);
    byte[] more = run(unsafePoint, marked);
    out.put((byte) 0).put(depth).put((byte) 0).put(marks).put(more).put((byte) 0);

    int length = (before + marked + 15) / 16 * 16;
    out.position(functionTable).putInt(0).putInt(record).putInt(length);
    out.putInt(0).putInt(0).putInt(0).putInt(0);
    out.putInt(1).putInt(0).putInt(0).putInt(1).putInt(0);
    out.put((byte) 0).put((byte) flags).put((byte) 0).put((byte) 2);
    out.putInt(2 + depth.length).putInt(0).putInt(localsMap ? 0x20 : ~0);
    return out.array();
  }

  /** The value, from the -1 that stands before it, for some bytes of code. */
  private static byte[] run(int value, int length) {
    if (length == 0) {
      return new byte[0];
    }
    int change = value + 1;
    return new byte[] {(byte) (change << 1 ^ change >> 31), (byte) length};
  }
}

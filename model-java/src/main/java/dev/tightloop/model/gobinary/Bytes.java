package dev.tightloop.model.gobinary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Little-endian reads that turn a stray offset into a {@link BadGoBinary}. */
final class Bytes {

  private final ByteBuffer bytes;

  Bytes(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  int length() {
    return bytes.capacity();
  }

  int u8(long offset) {
    return bytes.get(index(offset, 1)) & 0xff;
  }

  int i32(long offset) {
    return bytes.getInt(index(offset, 4));
  }

  long u32(long offset) {
    return i32(offset) & 0xffff_ffffL;
  }

  long i64(long offset) {
    return bytes.getLong(index(offset, 8));
  }

  /** The text from the offset up to the next zero byte. */
  String text(long offset) {
    int from = index(offset, 1);
    int to = from;
    while (u8(to) != 0) {
      to++;
    }
    return new String(bytes.array(), from, to - from, StandardCharsets.UTF_8);
  }

  private int index(long offset, int size) {
    if (offset < 0 || offset > bytes.capacity() - size) {
      throw new BadGoBinary(
          "offset 0x%x is outside its table of 0x%x bytes".formatted(offset, bytes.capacity()));
    }
    return (int) offset;
  }
}

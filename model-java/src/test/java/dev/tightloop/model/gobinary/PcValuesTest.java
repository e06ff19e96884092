package dev.tightloop.model.gobinary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PcValuesTest {

  /** -1 for 3 bytes, 1 for 200 bytes, -2 for 1 byte. */
  private static final byte[] TABLE = {0, 3, 4, (byte) 0xc8, 1, 5, 1, 0};

  @Test
  void aRunHoldsFromItsFirstByteToTheNextRunsFirstByte() {
    assertEquals(-1, valueAt(0));
    assertEquals(-1, valueAt(2));
    assertEquals(1, valueAt(3));
    assertEquals(1, valueAt(202));
    assertEquals(-2, valueAt(203));
  }

  @Test
  void aRunKnowsItsStart() {
    PcValues values = PcValues.read(new Bytes(TABLE), 0);
    assertEquals(0, values.start(values.run(1)));
    assertEquals(3, values.start(values.run(100)));
    assertEquals(203, values.start(values.run(203)));
  }

  @Test
  void nothingIsKnownOutsideTheTable() {
    PcValues values = PcValues.read(new Bytes(TABLE), 0);
    assertEquals(204, values.end());
    assertEquals(-1, values.run(204));
    assertEquals(-1, values.run(-1));
  }

  @Test
  void manyRunsAreKept() {
    byte[] table = new byte[2 * 100 + 1];
    for (int i = 0; i < 100; i++) {
      table[2 * i] = 2;
      table[2 * i + 1] = 1;
    }
    PcValues values = PcValues.read(new Bytes(table), 0);
    assertEquals(99, values.value(values.run(99)));
  }

  @Test
  void aTableWithoutEndIsRefused() {
    assertThrows(BadGoBinary.class, () -> PcValues.read(new Bytes(new byte[] {2, 1, 2, 1}), 0));
  }

  private static int valueAt(int position) {
    PcValues values = PcValues.read(new Bytes(TABLE), 0);
    return values.value(values.run(position));
  }
}

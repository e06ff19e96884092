package dev.tightloop.model.gobinary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadGoBinaryTest {

  @Test
  void aFileWithoutTheTableIsNoGoExecutable() {
    GoImage nothing =
        new GoImage() {
          @Override
          public Optional<GoSection> section(String name) {
            return Optional.empty();
          }

          @Override
          public OptionalLong symbol(String name) {
            return OptionalLong.empty();
          }
        };
    BadGoBinary refused = assertThrows(BadGoBinary.class, () -> GoBinary.read(nothing));
    assertEquals("no .gopclntab section: not a Go executable", refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"fffffffb,Go 1.2 to 1.15", "fffffffa,Go 1.16 or 1.17", "fffffff1,Go 1.20 or later"})
  void anotherVersionsTableIsNamed(String magic, String writer) {
    byte[] bytes = new PclntabBuilder().magic(Integer.parseUnsignedInt(magic, 16)).bytes();
    BadGoBinary refused = assertThrows(BadGoBinary.class, () -> PcLineTable.read(bytes));
    assertEquals(
        ".gopclntab begins with 0x%s (%s), Go 1.19 writes 0xfffffff0".formatted(magic, writer),
        refused.getMessage());
  }

  @Test
  void aTableCutShortAnywhereIsRefusedInOneLine() {
    byte[] whole = new PclntabBuilder().bytes();
    int used = whole.length - 8;
    for (int length = 0; length < used; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      BadGoBinary refused = assertThrows(BadGoBinary.class, () -> PcLineTable.read(part));
      assertFalse(refused.getMessage().contains("\n"));
      assertTrue(refused.getMessage().length() < 110);
    }
  }
}

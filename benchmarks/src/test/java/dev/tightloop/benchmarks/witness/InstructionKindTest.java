package dev.tightloop.benchmarks.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstructionKindTest {

  @ParameterizedTest
  @CsvSource({
    "f348ab, REPEATED",
    "f348a5, REPEATED",
    "f2ae, REPEATED",
    "66f3a5, REPEATED",
    "48ab, PLAIN",
    "f390, PLAIN",
    "f30f6f06, PLAIN",
    "0fa2, EXTERNAL",
    "0f31, EXTERNAL",
    "0f01f9, EXTERNAL",
    "0f01d0, EXTERNAL",
    "0f0110, PLAIN",
    "0f05, SYSCALL",
    "0f, PLAIN"
  })
  void isSeenInTheBytes(String bytes, InstructionKind kind) {
    assertEquals(kind, InstructionKind.of(HexFormat.of().parseHex(bytes)));
  }
}

package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@link GoldenVectorsTest} row by row, so that whoever changes a line has to run those rows alone
 * that execute it: {@code ci/mutation} does. Not part of the build.
 */
class GoldenRows {

  private static final Map<String, ComparedRow> ROWS = new LinkedHashMap<>();
  private static final Map<String, GoldenVectors.Row> VECTORS;

  static {
    ComparedRow.portable().forEach(row -> ROWS.put(row.name(), row));
    try {
      VECTORS = GoldenVectorsTest.read(ROWS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> rows() {
    return List.copyOf(ROWS.keySet());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void leavesWhatTheRecordedProcessorLeft(String row) {
    List<String> wrong = new ArrayList<>();
    GoldenVectorsTest.replay(ROWS.get(row), VECTORS.get(row), Cpu::step, wrong);
    assertEquals(List.of(), wrong);
  }
}

package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The core against what a real processor left behind when the vectors were recorded, on any
 * machine. {@value #RECORD} records them again, on an amd64 Linux whose processor has all features
 * that the core knows.
 */
class GoldenVectorsTest {
  private static final String RECORD =
      "mvn test -pl amd64-core -Dtest=GoldenVectorsTest -Dtightloop.vectors=record";

  private static final Path FILE =
      Path.of(System.getProperty("basedir", "."))
          .resolve("src/test/resources/dev/tightloop/amd64")
          .resolve(GoldenVectors.RESOURCE);

  @Test
  void everyRowLeavesWhatTheRecordedProcessorLeft() throws Exception {
    if (System.getProperty("tightloop.vectors", "").equals("record")) {
      record();
    }
    Map<String, ComparedRow> rows = new LinkedHashMap<>();
    ComparedRow.portable().forEach(row -> rows.put(row.name(), row));
    Map<String, GoldenVectors.Row> golden = read(rows);
    Set<String> missing = new TreeSet<>(rows.keySet());
    missing.removeAll(golden.keySet());
    assertTrue(
        missing.isEmpty(),
        () -> missing.size() + " rows have no vectors: " + missing + "\nrecord them: " + RECORD);
    List<String> wrong = new ArrayList<>();
    for (ComparedRow row : rows.values()) {
      replay(row, golden.get(row.name()), Cpu::step, wrong);
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void replayFindsASeededFault() throws Exception {
    ComparedRow add =
        ComparedRow.portable().stream().filter(row -> row.name().equals("01 add")).findAny().get();
    List<String> wrong = new ArrayList<>();
    Consumer<Cpu> carryIsLost =
        cpu -> {
          cpu.step();
          cpu.registers().rflags(cpu.registers().rflags() & ~Flags.CF);
        };
    replay(add, read(Map.of(add.name(), add)).get(add.name()), carryIsLost, wrong);
    assertFalse(wrong.isEmpty());
    assertTrue(wrong.get(0).contains("flags expected CF"), wrong.get(0));
  }

  static Map<String, GoldenVectors.Row> read(Map<String, ComparedRow> rows) throws IOException {
    Path written = Files.exists(FILE) ? FILE : null;
    try (InputStream in =
        written != null
            ? Files.newInputStream(written)
            : GoldenVectorsTest.class.getResourceAsStream(GoldenVectors.RESOURCE)) {
      assertNotNull(in, () -> "there are no vectors; record them: " + RECORD);
      return GoldenVectors.read(in, rows);
    }
  }

  static void replay(
      ComparedRow row, GoldenVectors.Row golden, Consumer<Cpu> step, List<String> wrong) {
    CaseBatch batch = new CaseBatch();
    GoldenVectors.fill(batch, row);
    byte[] contents = Arena.contents();
    CoreSide core = new CoreSide(contents, step);
    long[] ours = new long[batch.before.length];
    for (int region = 0; region < batch.encodings.size(); region++) {
      core.code(region, batch.encodings.get(region));
    }
    boolean memoryMatters = true;
    int before = wrong.size();
    for (int n = 0; n < batch.size(); n++) {
      int at = n * StateRecord.LONGS;
      Encoding encoding = batch.encoding(n);
      core.run(batch.before, ours, at);
      if (!Comparison.same(golden.records(), ours, at)) {
        boolean certain = memoryMatters;
        memoryMatters &= !Comparison.excuse(encoding, batch.before, golden.records(), ours, at);
        if (!certain) {
          // It may have copied what an earlier case left undefined, as ENTER does.
          int windows = at + StateRecord.WINDOWS;
          System.arraycopy(golden.records(), windows, ours, windows, 2 * StateRecord.WINDOW_LONGS);
        }
        if (!Comparison.same(golden.records(), ours, at)) {
          wrong.add(
              row.name()
                  + ": "
                  + Comparison.line(
                      encoding, batch.before, golden.records(), ours, at, core.memory()));
        }
      }
    }
    if (memoryMatters
        && wrong.size() == before
        && GoldenVectors.checksum(core.data()) != golden.memory()) {
      wrong.add(row.name() + ": memory outside the windows differs");
    }
  }

  private void record() throws IOException {
    Map<String, GoldenVectors.Row> rows = new LinkedHashMap<>();
    CaseBatch batch = new CaseBatch();
    try (SideBySide sides = new SideBySide(Cpu::step)) {
      for (ComparedRow row : ComparedRow.all()) {
        GoldenVectors.fill(batch, row);
        sides.run(batch, 1);
        rows.put(
            row.name(),
            new GoldenVectors.Row(
                GoldenVectors.checksum(batch),
                GoldenVectors.checksum(sides.realData()),
                sides.realRecords(batch.size())));
      }
    }
    Files.createDirectories(FILE.getParent());
    try (OutputStream out = Files.newOutputStream(FILE)) {
      GoldenVectors.write(out, rows);
    }
  }
}

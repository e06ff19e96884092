package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.amd64.OpcodeTable.Row;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every row with semantics is compared with a processor, or a table says why not. */
class ComparedRowTest {
  @Test
  void everyRowIsComparedOrATableSaysWhyNot() {
    Set<Row> compared =
        ComparedRow.portable().stream().map(ComparedRow::row).collect(Collectors.toSet());
    Set<String> neither = new TreeSet<>();
    for (Row row : OpcodeTable.rows()) {
      Feature feature = row.form().feature();
      boolean withoutSemantics = feature != null && !CpuProfile.implemented().contains(feature);
      if (!compared.contains(row) && !withoutSemantics && NotCompared.reason(row, true) == null) {
        neither.add(row.form().mnemonics()[0]);
      }
    }
    assertEquals(Set.of(), neither);
    assertTrue(compared.size() > 700, () -> "only " + compared.size() + " rows");
  }

  @Test
  void namesTellRowsApart() {
    List<ComparedRow> rows = ComparedRow.portable();
    Set<String> names = new HashSet<>();
    for (ComparedRow row : rows) {
      assertTrue(names.add(row.name()), () -> row.name() + " twice");
    }
  }

  @Test
  void everyExceptionFromComparisonStillHasARow() {
    for (NotCompared.Entry entry : NotCompared.ENTRIES) {
      assertTrue(
          OpcodeTable.rows().stream().anyMatch(entry.matches()),
          () -> "no row is left for: " + entry.rows());
    }
  }

  @Test
  void everyBiasStillHasARow() {
    Set<StateBias> left = EnumSet.allOf(StateBias.class);
    ComparedRow.portable().forEach(row -> left.remove(StateBias.of(row.mnemonic())));
    assertEquals(Set.of(), left, "no row's states are biased so");
  }

  @Test
  void everythingUndefinedStillHasARow() {
    for (UndefinedByManual.Entry entry : UndefinedByManual.ENTRIES) {
      assertTrue(
          ComparedRow.portable().stream().anyMatch(entry::isFor),
          () -> "no row is left for: " + entry.mnemonics());
    }
  }
}

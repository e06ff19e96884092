package dev.tightloop.amd64;

import dev.tightloop.amd64.OpcodeTable.PrefixClass;
import dev.tightloop.amd64.OpcodeTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One row of the {@link OpcodeTable}, with or without LOCK, as the unit of comparison with a real
 * processor.
 *
 * @param undefined what its comparison leaves out
 */
record ComparedRow(Row row, boolean lock, List<UndefinedByManual.Entry> undefined) {
  private static ComparedRow of(Row row, boolean lock) {
    ComparedRow bare = new ComparedRow(row, lock, List.of());
    return new ComparedRow(
        row, lock, UndefinedByManual.ENTRIES.stream().filter(entry -> entry.isFor(bare)).toList());
  }

  /** Every row that the host's processor has and that {@link NotCompared} leaves in. */
  static List<ComparedRow> all() {
    return compared(HostProcessor.isAmd(), HostProcessor::has);
  }

  /** Every row that a processor with all features of {@link CpuProfile} would compare, an AMD. */
  static List<ComparedRow> portable() {
    return compared(true, feature -> true);
  }

  /** Every row that the core can execute, whether or not a processor can tell what is right. */
  static List<ComparedRow> executable() {
    return rows(supported());
  }

  private static List<ComparedRow> compared(boolean amd, Predicate<Feature> has) {
    List<Row> rows = new ArrayList<>();
    for (Row row : supported()) {
      Feature feature = row.form().feature();
      if ((feature == null || has.test(feature)) && NotCompared.reason(row, amd) == null) {
        rows.add(row);
      }
    }
    return rows(rows);
  }

  private static List<ComparedRow> rows(List<Row> rows) {
    List<ComparedRow> all = new ArrayList<>();
    for (Row row : rows) {
      all.add(of(row, false));
      if (row.form().lockable()) {
        all.add(of(row, true));
      }
    }
    return all;
  }

  /** Rows with semantics: no feature guards them, or one that a profile may report. */
  static List<Row> supported() {
    Set<Feature> implemented = CpuProfile.implemented();
    return OpcodeTable.rows().stream()
        .filter(row -> row.form().feature() == null || implemented.contains(row.form().feature()))
        .toList();
  }

  /** The first of its mnemonics. */
  String mnemonic() {
    return row.form().mnemonics()[0];
  }

  /** Prefix class, opcode and digit, and names: stable as long as the row stays. */
  String name() {
    StringBuilder name = new StringBuilder();
    if (lock) {
      name.append("lock ");
    }
    if (row.prefix() != PrefixClass.NONE) {
      name.append(row.prefix().name().substring(1).toLowerCase(java.util.Locale.ROOT)).append(' ');
    }
    int map = row.opcode() >> 8;
    name.append(new String[] {"", "0f ", "0f 38 ", "0f 3a "}[map]);
    name.append(String.format("%02x", row.opcode() & 0xff));
    if (!row.modRms().isEmpty() && digits() == 1) {
      name.append('/').append(ModRm.reg(row.modRms().get(0)));
    }
    return name.append(' ').append(String.join(",", row.form().mnemonics())).toString();
  }

  /** How many values the reg field of its ModR/M bytes has. */
  private long digits() {
    return row.modRms().stream().mapToInt(ModRm::reg).distinct().count();
  }

  /** Does an operand live in an XMM register? */
  boolean isVector() {
    for (OperandEncoding operand : row.form().operands()) {
      if ("VWU".indexOf(operand.name().charAt(0)) >= 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return name();
  }
}

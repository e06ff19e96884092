package dev.tightloop.benchmarks.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tightloop.benchmarks.GuestProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The results as Markdown for people and as JSON for machines.
 *
 * @param machine what was measured on
 * @param measured by program and peer, in the order of the tables
 * @param left what is not there and why, a sentence each
 * @param figures other figures: what, and how much
 * @param paths what JMH measured
 */
record Report(
    List<String> machine,
    Map<GuestProgram, Map<String, Measured>> measured,
    List<String> left,
    Map<String, String> figures,
    List<HotPath> paths) {

  String markdown() {
    StringBuilder text = new StringBuilder();
    machine.forEach(line -> text.append(line).append('\n'));
    text.append("\nMillions of guest instructions a second: median (slowest to fastest).\n\n");
    table(text, (peer, program) -> speed(measured.get(program).get(peer)));
    String first = peers().get(0);
    text.append("\nThe same as a part of what ").append(first).append(" does.\n\n");
    table(text, (peer, program) -> ratio(program, peer, first));
    if (!left.isEmpty()) {
      text.append('\n');
      left.forEach(line -> text.append("Left out: ").append(line).append(".\n"));
    }
    if (!figures.isEmpty()) {
      text.append("\n| other | |\n|---|---:|\n");
      figures.forEach((what, much) -> row(text, List.of(what, much)));
    }
    if (!paths.isEmpty()) {
      text.append("\n| hot path (JMH) | ns/op | allocated B/op |\n|---|---:|---:|\n");
      for (HotPath path : paths) {
        String time = number(path.nanoseconds());
        String error = Double.isNaN(path.error()) ? "" : " ± " + number(path.error());
        row(text, List.of(path.name(), time + error, number(path.bytes())));
      }
    }
    return text.toString();
  }

  private interface Cell {
    String of(String peer, GuestProgram program);
  }

  private void table(StringBuilder text, Cell cell) {
    List<String> heads = new ArrayList<>(List.of("peer"));
    measured.keySet().forEach(program -> heads.add(program.title()));
    row(text, heads);
    text.append("|---|").append("---:|".repeat(measured.size())).append('\n');
    for (String peer : peers()) {
      List<String> cells = new ArrayList<>(List.of(peer));
      measured.keySet().forEach(program -> cells.add(cell.of(peer, program)));
      row(text, cells);
    }
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private List<String> peers() {
    return new ArrayList<>(measured.values().iterator().next().keySet());
  }

  private static String speed(Measured m) {
    return "%s (%s to %s)"
        .formatted(number(m.mips()), number(m.slowestMips()), number(m.fastestMips()));
  }

  private String ratio(GuestProgram program, String peer, String base) {
    Map<String, Measured> row = measured.get(program);
    return number(row.get(peer).mips() / row.get(base).mips());
  }

  /** Three digits are all that such a measurement tells. */
  static String number(double value) {
    if (value != 0 && Math.abs(value) < 0.0005) {
      return "0.000";
    }
    String pattern = "%,.0f";
    if (Math.abs(value) < 1) {
      pattern = "%.3f";
    } else if (Math.abs(value) < 10) {
      pattern = "%.2f";
    } else if (Math.abs(value) < 100) {
      pattern = "%.1f";
    }
    return String.format(Locale.ROOT, pattern, value);
  }

  String json() {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    machine.forEach(root.putArray("machine")::add);
    ObjectNode programs = root.putObject("programs");
    measured.forEach(
        (program, peers) -> {
          ObjectNode rows = programs.putObject(program.fileName());
          peers.forEach(
              (peer, m) -> {
                ObjectNode row = rows.putObject(peer);
                row.put("instructions", m.instructions());
                row.put("mips", m.mips());
                m.nanoseconds().forEach(row.putArray("nanoseconds")::add);
              });
        });
    left.forEach(root.putArray("leftOut")::add);
    figures.forEach(root.putObject("figures")::put);
    var array = root.putArray("hotPaths");
    for (HotPath path : paths) {
      ObjectNode row = array.addObject();
      row.put("name", path.name());
      row.put("nanoseconds", path.nanoseconds());
      row.put("bytes", path.bytes());
    }
    try {
      return mapper.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The median of a few times, in milliseconds. */
  static String milliseconds(List<Long> nanoseconds) {
    List<Long> sorted = nanoseconds.stream().sorted().toList();
    return "%s ms (%s to %s)"
        .formatted(
            number(Measured.median(sorted) / 1e6),
            number(sorted.get(0) / 1e6),
            number(sorted.get(sorted.size() - 1) / 1e6));
  }
}

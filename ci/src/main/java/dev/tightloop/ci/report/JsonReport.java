package dev.tightloop.ci.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The report for machines: what the table says, cell for cell, with the details of every row. */
public final class JsonReport {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonReport() {}

  /** Writes the report to a file. */
  public static void write(Report report, Path file) throws IOException {
    Files.writeString(file, print(report));
  }

  /** The report as JSON text. */
  public static String print(Report report) {
    ObjectNode root = MAPPER.createObjectNode();
    Conclusion conclusion = report.conclusion();
    root.put("conclusion", conclusion.sentence());
    root.put("exitCode", conclusion.exitCode().number());
    report.seed().ifPresentOrElse(seed -> root.put("seed", seed), () -> root.putNull("seed"));
    root.put("seconds", seconds(report.time()));
    ArrayNode parts = root.putArray("parts");
    report.parts().forEach(part -> part(part, parts.addObject()));
    try {
      return MAPPER.writeValueAsString(root) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void part(PartResult part, ObjectNode json) {
    json.put("name", part.name());
    json.put("seconds", seconds(part.time()));
    ArrayNode rows = json.putArray("rows");
    part.rows().forEach(row -> row(row, rows.addObject()));
  }

  private static void row(Row row, ObjectNode json) {
    json.put("checked", row.checked());
    json.put("amount", row.amount());
    json.put("verdict", row.verdict().word());
    json.put("reason", row.reason());
    ArrayNode details = json.putArray("details");
    row.details().forEach(details::add);
    json.put("seconds", seconds(row.time()));
    row.played().ifPresent(played -> played(played, json.putObject("played")));
    if (!row.exercised().isEmpty()) {
      ArrayNode exercised = json.putArray("exercised");
      row.exercised().forEach(each -> exercised(each, exercised.addObject()));
    }
  }

  private static void played(Played played, ObjectNode json) {
    json.put("schedules", played.schedules());
    json.put("steps", played.steps());
    json.put("schedulesPerSecond", played.perSecond(played.schedules()));
    json.put("stepsPerSecond", played.perSecond(played.steps()));
    ObjectNode lengths = json.putObject("lengths");
    lengths.put("minimum", played.lengths().minimum());
    lengths.put("median", played.lengths().median());
    lengths.put("maximum", played.lengths().maximum());
    count(played.states(), json.putObject("distinctStates"));
    count(played.edges(), json.putObject("coveredEdges"));
    ObjectNode actions = json.putObject("actions");
    actions.put("taken", played.actionsTaken());
    played.actionsMissing().ifPresent(missing -> missing.forEach(actions.putArray("missing")::add));
  }

  private static void count(Played.Count count, ObjectNode json) {
    json.put("count", count.number());
    json.put("exact", count.exact());
  }

  private static void exercised(Row.Exercised exercised, ObjectNode json) {
    json.put("property", exercised.property());
    json.put("evaluated", exercised.evaluated());
    json.put("mattered", exercised.mattered());
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}

package dev.tightloop.ci;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tightloop.ci.report.Texts;
import dev.tightloop.properties.lockstep.Difference;
import dev.tightloop.properties.lockstep.LockstepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@code tightloop lockstep} prints: a line for each configuration, or for each fault. */
final class LockstepTable {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final List<String> HEADINGS =
      List.of("configuration", "states", "edges", "not followed", "deadlocks", "verdict", "time");
  private static final int FIRST_NUMBER = 1;
  private static final int VERDICT = 5;

  private record Line(String what, LockstepResult result) {}

  private final boolean deviations;
  private final List<Line> lines = new ArrayList<>();

  /** A table; with a column for the fault or correction that each configuration is there for. */
  LockstepTable(boolean deviations) {
    this.deviations = deviations;
  }

  void add(String what, LockstepResult result) {
    lines.add(new Line(what, result));
  }

  /** The whole text, every line of it ended. */
  String print() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("fault or correction", HEADINGS));
    lines.forEach(line -> rows.add(row(line.what(), cells(line.result()))));
    rows.add(row("", total()));
    StringBuilder text = new StringBuilder();
    int[] widths = widths(rows);
    int first = deviations ? FIRST_NUMBER + 1 : FIRST_NUMBER;
    int last = deviations ? VERDICT + 1 : VERDICT;
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        boolean number = i >= first && i != last;
        line.append(
            String.format(number ? "%" + widths[i] + "s  " : "%-" + widths[i] + "s  ", row.get(i)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    distinct()
        .forEach(
            result ->
                result
                    .difference()
                    .ifPresent(found -> text.append('\n').append(said(result, found))));
    return text.toString();
  }

  private static String said(LockstepResult result, Difference found) {
    return result.configuration() + ": " + found.message();
  }

  private List<String> row(String what, List<String> cells) {
    List<String> row = new ArrayList<>(cells);
    if (deviations) {
      row.add(0, what);
    }
    return row;
  }

  private static List<String> cells(LockstepResult result) {
    return List.of(
        result.configuration(),
        Texts.number(result.states()),
        Texts.number(result.edges()),
        Texts.number(result.untyped() + result.failures()),
        Texts.number(result.deadlocks()),
        verdict(result),
        Texts.seconds(result.duration()));
  }

  private static String verdict(LockstepResult result) {
    if (result.difference().isPresent()) {
      return "DIFFERENT";
    }
    return result.complete() ? "same" : "same so far";
  }

  private List<String> total() {
    List<LockstepResult> distinct = distinct();
    return List.of(
        "together",
        Texts.number(distinct.stream().mapToLong(LockstepResult::states).sum()),
        Texts.number(distinct.stream().mapToLong(LockstepResult::edges).sum()),
        "",
        "",
        "",
        "");
  }

  /** A configuration that is there for two faults counts once. */
  private List<LockstepResult> distinct() {
    Set<String> seen = new HashSet<>();
    return lines.stream()
        .map(Line::result)
        .filter(result -> seen.add(result.configuration()))
        .toList();
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  /** The same for machines, with the steps of each action and the differences. */
  void write(Path file) throws IOException {
    ArrayNode all = MAPPER.createArrayNode();
    for (Line line : lines) {
      LockstepResult result = line.result();
      ObjectNode json = all.addObject();
      if (deviations) {
        json.put("deviation", line.what());
      }
      json.put("configuration", result.configuration());
      json.put("states", result.states());
      json.put("edges", result.edges());
      json.put("untyped", result.untyped());
      json.put("failures", result.failures());
      json.put("deadlocks", result.deadlocks());
      json.put("complete", result.complete());
      json.put("difference", result.difference().map(Difference::message).orElse(null));
      json.put("seconds", result.duration().toMillis() / 1000.0);
      ObjectNode actions = json.putObject("edgesByAction");
      result.edgesByAction().forEach(actions::put);
    }
    Files.writeString(file, MAPPER.writeValueAsString(all) + "\n");
  }
}

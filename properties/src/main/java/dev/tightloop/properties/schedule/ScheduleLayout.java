package dev.tightloop.properties.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a file's JSON is laid out: a choice is a line, so that two files can be compared line by
 * line, and so is what fits on one.
 */
final class ScheduleLayout {

  private static final int WIDTH = 90;
  private static final String INDENT = "  ";

  private ScheduleLayout() {}

  /** The text, every line of it ended. */
  static String of(JsonNode whole) {
    return text(whole, "", true) + "\n";
  }

  private static String text(JsonNode node, String margin, boolean inLines) {
    String line = line(node);
    boolean list = node.isArray() && !node.isEmpty() && node.get(0).isObject();
    if (!inLines || !list && (!node.isObject() || margin.length() + line.length() <= WIDTH)) {
      return line;
    }
    String deeper = margin + INDENT;
    List<String> parts = new ArrayList<>();
    if (list) {
      node.forEach(each -> parts.add(text(each, deeper, false)));
    } else {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        parts.add(name(field) + text(field.getValue(), deeper, true));
      }
    }
    return parts.stream()
        .collect(
            Collectors.joining(
                ",\n" + deeper,
                (list ? "[" : "{") + "\n" + deeper,
                "\n" + margin + (list ? "]" : "}")));
  }

  private static String line(JsonNode node) {
    List<String> parts = new ArrayList<>();
    if (node.isObject()) {
      node.properties().forEach(field -> parts.add(name(field) + line(field.getValue())));
      return "{" + String.join(", ", parts) + "}";
    }
    if (node.isArray()) {
      node.forEach(each -> parts.add(line(each)));
      return "[" + String.join(", ", parts) + "]";
    }
    return node.toString();
  }

  private static String name(Map.Entry<String, JsonNode> field) {
    return TextNode.valueOf(field.getKey()) + ": ";
  }
}

package dev.tightloop.properties.lockstep;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plain values as TLA+ writes them, and the names of the places in a state. */
public final class TlaText {

  private static final Pattern MODEL_VALUE = Pattern.compile("Nil|sysmon|[gmp]\\d+");

  private TlaText() {}

  public static String of(Object value) {
    if (value instanceof Boolean) {
      return value.toString().toUpperCase(Locale.ROOT);
    }
    if (value instanceof String text) {
      return MODEL_VALUE.matcher(text).matches() ? text : '"' + text + '"';
    }
    if (value instanceof List<?> sequence) {
      return sequence.stream().map(TlaText::of).collect(Collectors.joining(", ", "<<", ">>"));
    }
    if (value instanceof Map<?, ?> record) {
      return record.entrySet().stream()
          .map(field -> field.getKey() + " |-> " + of(field.getValue()))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }

  /** {@code g[g1].preempt}: functions over model values take brackets, records a dot. */
  static String place(String outer, String key) {
    if (outer.isEmpty()) {
      return key;
    }
    return MODEL_VALUE.matcher(key).matches() ? outer + "[" + key + "]" : outer + "." + key;
  }
}

package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Plain values as TLA+ writes them, and the names of the places in a state. */
public final class TlaText {

  private final Set<String> modelValues = new HashSet<>(Set.of("Nil", Step.SYSMON));

  public TlaText(Configuration constants) {
    for (int gp = 0; gp < constants.goroutines(); gp++) {
      modelValues.add(constants.goroutine(gp));
    }
    for (int t = 0; t < constants.threads(); t++) {
      modelValues.add(constants.thread(t));
    }
    for (int pp = 0; pp < constants.processors(); pp++) {
      modelValues.add(constants.processor(pp));
    }
  }

  public String of(Object value) {
    if (value instanceof Boolean) {
      return value.toString().toUpperCase(Locale.ROOT);
    }
    if (value instanceof String text) {
      return modelValues.contains(text) ? text : '"' + text + '"';
    }
    if (value instanceof List<?> sequence) {
      return sequence.stream().map(this::of).collect(Collectors.joining(", ", "<<", ">>"));
    }
    if (value instanceof Set<?> set) {
      return set.stream().map(this::of).collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Map<?, ?> record) {
      return record.entrySet().stream()
          .map(field -> field.getKey() + " |-> " + of(field.getValue()))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }

  /** {@code g[g1].preempt}: functions over model values take brackets, records a dot. */
  String place(String outer, String key) {
    if (outer.isEmpty()) {
      return key;
    }
    return modelValues.contains(key) ? outer + "[" + key + "]" : outer + "." + key;
  }
}

package dev.tightloop.properties.lockstep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fields of the specification's variables that the model does not have. In a configuration that
 * the model mirrors they keep the values of the initial state; a step that changes one is a
 * difference like any other.
 */
final class Unmirrored {

  private record Field(List<String> place, Object value) {

    private String name() {
      return place.stream().reduce("", TlaText::place);
    }
  }

  private final List<Field> fields = new ArrayList<>();

  /** What the specification says of a state beyond what the model says of it. */
  Unmirrored(Map<String, ?> spec, Map<String, ?> model) {
    collect(List.of(), spec, model);
  }

  private void collect(List<String> place, Map<?, ?> spec, Map<?, ?> model) {
    spec.forEach(
        (name, value) -> {
          List<String> inner = new ArrayList<>(place);
          inner.add(name.toString());
          Object mirrored = model.get(name);
          if (mirrored == null) {
            fields.add(new Field(inner, value));
          } else if (value instanceof Map<?, ?> deeper && mirrored instanceof Map<?, ?> other) {
            collect(inner, deeper, other);
          }
        });
  }

  /**
   * Requires that none of them has changed.
   *
   * @throws IllegalArgumentException if one has
   */
  void requireIn(Map<String, ?> spec) {
    for (Field field : fields) {
      Object value = spec;
      for (String name : field.place) {
        value = value instanceof Map<?, ?> record ? record.get(name) : null;
      }
      if (!field.value.equals(value)) {
        throw new IllegalArgumentException(
            "the model does not mirror "
                + field.name()
                + ", which was "
                + TlaText.of(field.value)
                + " and is "
                + TlaText.of(value));
      }
    }
  }

  /** The model's variables with these fields added. */
  Map<String, Object> addedTo(Map<String, Object> model) {
    SortedMap<String, Object> all = new TreeMap<>(model);
    for (Field field : fields) {
      put(all, field.place, field.value);
    }
    return Collections.unmodifiableSortedMap(all);
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> record, List<String> place, Object value) {
    String name = place.get(0);
    if (place.size() == 1) {
      record.put(name, value);
      return;
    }
    Map<String, Object> inner = new TreeMap<>((Map<String, Object>) record.get(name));
    put(inner, place.subList(1, place.size()), value);
    record.put(name, inner);
  }
}

package dev.tightloop.properties.lockstep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where two states differ: {@code g[g1].preempt: spec TRUE, model FALSE}. */
final class FieldDifferences {

  private static final String NOTHING = "nothing";

  private final TlaText text;
  private final List<String> found = new ArrayList<>();

  private FieldDifferences(TlaText text) {
    this.text = text;
  }

  static List<String> between(Map<String, ?> spec, Map<String, ?> model, TlaText text) {
    FieldDifferences differences = new FieldDifferences(text);
    differences.compare("", spec, model);
    return List.copyOf(differences.found);
  }

  private void compare(String place, Object spec, Object model) {
    if (spec.equals(model)) {
      return;
    }
    if (spec instanceof Map<?, ?> specFields && model instanceof Map<?, ?> modelFields) {
      SortedSet<String> names = new TreeSet<>();
      specFields.keySet().forEach(name -> names.add(name.toString()));
      modelFields.keySet().forEach(name -> names.add(name.toString()));
      for (String name : names) {
        compare(text.place(place, name), field(specFields, name), field(modelFields, name));
      }
      return;
    }
    found.add(place + ": spec " + written(spec) + ", model " + written(model));
  }

  private static Object field(Map<?, ?> fields, String name) {
    return fields.containsKey(name) ? fields.get(name) : new Missing();
  }

  private String written(Object value) {
    return value instanceof Missing ? NOTHING : text.of(value);
  }

  private record Missing() {}
}

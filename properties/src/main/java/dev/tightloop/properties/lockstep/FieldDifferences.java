package dev.tightloop.properties.lockstep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where two states differ in what the model has: {@code g[g1].preempt: spec TRUE, model FALSE}. */
final class FieldDifferences {

  private static final String NOTHING = "nothing";

  private final List<String> found = new ArrayList<>();

  private FieldDifferences() {}

  static List<String> between(Map<String, ?> spec, Map<String, ?> model) {
    FieldDifferences differences = new FieldDifferences();
    differences.compare("", spec, model);
    return List.copyOf(differences.found);
  }

  private void compare(String place, Object spec, Object model) {
    if (spec.equals(model)) {
      return;
    }
    if (spec instanceof Map<?, ?> specFields && model instanceof Map<?, ?> modelFields) {
      SortedSet<String> names = new TreeSet<>();
      modelFields.keySet().forEach(name -> names.add(name.toString()));
      for (String name : names) {
        compare(TlaText.place(place, name), field(specFields, name), field(modelFields, name));
      }
      return;
    }
    found.add(place + ": spec " + text(spec) + ", model " + text(model));
  }

  private static Object field(Map<?, ?> fields, String name) {
    return fields.containsKey(name) ? fields.get(name) : new Missing();
  }

  private static String text(Object value) {
    return value instanceof Missing ? NOTHING : TlaText.of(value);
  }

  private record Missing() {}
}

package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Action;
import dev.tightloop.spec.SpecAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the actions of the specification, as SANY found them in {@code Next}, with the enum
 * {@link Action}: names, modules, numbers of parameters, both ways.
 */
final class ActionNames {

  private static final String NOTHING = "nothing";

  private ActionNames() {}

  static List<String> differences(Collection<SpecAction> actions) {
    SortedMap<String, String> spec = new TreeMap<>();
    for (SpecAction action : actions) {
      spec.put(action.name(), action.module() + "/" + action.parameters());
    }
    SortedMap<String, String> model = new TreeMap<>();
    for (Action action : Action.values()) {
      model.put(action.name(), action.module() + "/" + parameters(action));
    }
    SortedSet<String> names = new TreeSet<>(spec.keySet());
    names.addAll(model.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String ofSpec = spec.getOrDefault(name, NOTHING);
      String ofModel = model.getOrDefault(name, NOTHING);
      if (!ofSpec.equals(ofModel)) {
        differences.add(name + ": spec " + ofSpec + ", model " + ofModel);
      }
    }
    return differences;
  }

  private static int parameters(Action action) {
    return switch (action.parameters()) {
      case NONE -> 0;
      case P, M -> 1;
      case M_M -> 2;
    };
  }
}

package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Action;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.model.Step;
import dev.tightloop.spec.SpecAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares the actions of the specification, as TLC finds them in {@code Next}, with those of
 * {@link Action}: each must be on both sides, in the same module and with as many parameters.
 */
final class ActionNames {

  private static final String NOTHING = "nothing";

  private ActionNames() {}

  /** The actions that a configuration has: one over an empty set is in none of its steps. */
  static Set<Action> of(Configuration constants) {
    return Arrays.stream(new Model(constants).allSteps())
        .mapToObj(Step::action)
        .collect(Collectors.toSet());
  }

  static List<String> differences(Collection<SpecAction> ofSpec, Collection<Action> ofModel) {
    SortedMap<String, String> spec = new TreeMap<>();
    for (SpecAction action : ofSpec) {
      spec.put(action.name(), action.module() + "/" + action.parameters());
    }
    SortedMap<String, String> model = new TreeMap<>();
    for (Action action : ofModel) {
      model.put(action.name(), action.module() + "/" + parameters(action));
    }
    SortedSet<String> names = new TreeSet<>(spec.keySet());
    names.addAll(model.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String there = spec.getOrDefault(name, NOTHING);
      String here = model.getOrDefault(name, NOTHING);
      if (!there.equals(here)) {
        differences.add(name + ": spec " + there + ", model " + here);
      }
    }
    return differences;
  }

  private static int parameters(Action action) {
    return switch (action.parameters()) {
      case NONE -> 0;
      case P, THREAD -> 1;
      default -> 2;
    };
  }
}

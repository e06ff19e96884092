package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Action;
import dev.tightloop.spec.SpecAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares the actions of the specification, as SANY found them in {@code Next}, with the enum
 * {@link Action}: each of the model's must be there, in the same module and with as many
 * parameters. One of the specification that the model lacks is a difference where it is taken.
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
    List<String> differences = new ArrayList<>();
    model.forEach(
        (name, ofModel) -> {
          String ofSpec = spec.getOrDefault(name, NOTHING);
          if (!ofSpec.equals(ofModel)) {
            differences.add(name + ": spec " + ofSpec + ", model " + ofModel);
          }
        });
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

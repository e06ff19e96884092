package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Action;
import dev.tightloop.spec.SpecAction;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares the actions of the specification, as SANY found them in {@code Next}, with the enum
 * {@link Action}: names, modules, numbers of parameters, both ways.
 */
final class ActionNames {

  private ActionNames() {}

  static List<String> differences(Collection<SpecAction> actions) {
    SortedMap<String, String> spec =
        byName(
            actions.stream()
                .collect(
                    Collectors.toMap(
                        SpecAction::name, each -> text(each.module(), each.parameters()))));
    SortedMap<String, String> model =
        byName(
            Arrays.stream(Action.values())
                .collect(
                    Collectors.toMap(Action::name, each -> text(each.module(), parameters(each)))));
    return FieldDifferences.between(spec, model);
  }

  private static SortedMap<String, String> byName(Map<String, String> actions) {
    return new TreeMap<>(actions);
  }

  private static String text(String module, int parameters) {
    return module + "/" + parameters;
  }

  private static int parameters(Action action) {
    return switch (action.parameters()) {
      case NONE -> 0;
      case P, M -> 1;
      case M_M -> 2;
    };
  }
}

package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.spec.KnownNames;
import java.util.Collection;
import java.util.List;

/** Properties of single steps by the names that a configuration lists. */
public final class StepProperties {

  private StepProperties() {}

  /** Whether there is such a property; a configuration's other PROPERTIES are temporal ones. */
  public static boolean isKnown(String name) {
    return Catalogue.stepProperties().contains(name);
  }

  /**
   * Properties of the steps of a model's working state, and of no other; for one worker.
   *
   * @param names of the {@link Catalogue}
   * @param never the value of the configuration's {@code Never}; only NeverTaken looks at it
   * @return in the order of the names
   * @throws IllegalArgumentException if there is no such property, or no such action of the
   *     contract; the message says so in one line
   */
  public static List<StepProperty> of(Model model, Collection<String> names, String never) {
    return names.stream()
        .map(
            name ->
                Catalogue.stepProperty(name, model, never)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "no property of steps "
                                    + name
                                    + "; "
                                    + KnownNames.advice(name, Catalogue.stepProperties()))))
        .toList();
  }
}

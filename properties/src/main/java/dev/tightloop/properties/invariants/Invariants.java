package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.properties.invariants.CatalogueEntry.Subject;
import dev.tightloop.spec.KnownNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Invariants by the names that a configuration lists. */
public final class Invariants {

  private static final String MATTERS = "Matters";

  private Invariants() {}

  /**
   * Invariants of a model's working state, and of no other; for one worker.
   *
   * @param names ids of the {@link Catalogue}, or one of those with {@code Matters} behind it
   * @return in the order of the names
   * @throws IllegalArgumentException if there is no such invariant; the message says so in one line
   */
  public static List<Invariant> of(Model model, Collection<String> names) {
    List<Invariant> invariants = new ArrayList<>();
    for (String name : names) {
      Optional<CataloguedInvariant> known = Catalogue.invariant(name, model);
      invariants.add(
          new OfModel(
              name,
              known.<BooleanSupplier>map(each -> each::holds).orElseGet(() -> matters(name, model)),
              known.<BooleanSupplier>map(each -> each::matters).orElse(() -> true),
              model.state()));
    }
    return List.copyOf(invariants);
  }

  /** The predicate {@code FooMatters}. */
  private static BooleanSupplier matters(String name, Model model) {
    String of = name.endsWith(MATTERS) ? name.substring(0, name.length() - MATTERS.length()) : "";
    if (!hasMatters(of)) {
      throw new IllegalArgumentException(
          "no invariant " + name + "; " + KnownNames.advice(name, Catalogue.invariants()));
    }
    return Catalogue.invariant(of, model).orElseThrow()::matters;
  }

  private static boolean hasMatters(String of) {
    return Catalogue.entry(of)
        .filter(entry -> entry.subject() == Subject.STATES && !entry.ofEveryState())
        .isPresent();
  }

  private record OfModel(
      String name, BooleanSupplier predicate, BooleanSupplier antecedent, State of)
      implements Invariant {

    @Override
    public boolean holds(State state) {
      require(state);
      return predicate.getAsBoolean();
    }

    @Override
    public boolean matters(State state) {
      require(state);
      return antecedent.getAsBoolean();
    }

    private void require(State state) {
      if (state != of) {
        throw new IllegalArgumentException(name + " is about its model's working state alone");
      }
    }
  }
}

package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import dev.tightloop.model.State;
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
      invariants.add(new OfModel(name, predicate(name, model), model.state()));
    }
    return List.copyOf(invariants);
  }

  private static BooleanSupplier predicate(String name, Model model) {
    Optional<CataloguedInvariant> invariant = Catalogue.invariant(name, model);
    if (invariant.isPresent()) {
      return invariant.get()::holds;
    }
    String of = name.endsWith(MATTERS) ? name.substring(0, name.length() - MATTERS.length()) : "";
    if (Catalogue.said(of).map(Catalogued::ofEveryState).orElse(true)) {
      throw new IllegalArgumentException(
          "no invariant " + name + ": known are " + Catalogue.invariants());
    }
    return Catalogue.invariant(of, model).orElseThrow()::matters;
  }

  private record OfModel(String name, BooleanSupplier predicate, State of) implements Invariant {

    @Override
    public boolean holds(State state) {
      if (state != of) {
        throw new IllegalArgumentException(name + " is about its model's working state alone");
      }
      return predicate.getAsBoolean();
    }
  }
}

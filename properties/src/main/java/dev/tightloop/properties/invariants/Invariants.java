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
   * @param ids of the {@link Catalogue}, or one of those with {@code Matters} behind it
   * @return in the order of the names
   * @throws IllegalArgumentException if there is no such invariant; the message says so in one line
   */
  public static List<Invariant> of(Model model, Collection<String> names) {
    Modules modules = new Modules(model);
    List<Invariant> invariants = new ArrayList<>();
    for (String name : names) {
      invariants.add(
          new OfModel(
              name, predicate(name, modules, model), matters(name, modules, model), model.state()));
    }
    return List.copyOf(invariants);
  }

  /** Whether there is such an invariant. */
  public static boolean isKnown(String name) {
    return Catalogue.invariants().contains(name);
  }

  private static BooleanSupplier predicate(String name, Modules modules, Model model) {
    Optional<CataloguedInvariant> invariant = Catalogue.invariant(name, model);
    if (invariant.isPresent()) {
      return invariant.get()::holds;
    }
    if (name.endsWith(MATTERS)) {
      String of = name.substring(0, name.length() - MATTERS.length());
      Optional<CataloguedInvariant> matters = Catalogue.invariant(of, model);
      if (matters.isPresent()) {
        return matters.get()::matters;
      }
      if (isKnown(of)) {
        return NamedInvariant.valueOf(of).matters(modules).orElseThrow(() -> unknown(name));
      }
    }
    if (isKnown(name)) {
      return NamedInvariant.valueOf(name).predicate(modules);
    }
    throw unknown(name);
  }

  /** Where it says something: everywhere, if it is itself one that says where. */
  private static BooleanSupplier matters(String name, Modules modules, Model model) {
    Optional<CataloguedInvariant> invariant = Catalogue.invariant(name, model);
    if (invariant.isPresent()) {
      return invariant.get()::matters;
    }
    return isKnown(name)
        ? NamedInvariant.valueOf(name).matters(modules).orElse(() -> true)
        : () -> true;
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "no invariant " + name + ": known are " + Catalogue.invariants());
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

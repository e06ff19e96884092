package dev.tightloop.properties.invariants;

import dev.tightloop.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All invariants, one line each. */
public final class Catalogue {

  /** A class of the catalogue and how an object of it is made. */
  private record Entry<T>(Class<T> type, Function<Model, T> maker) {

    String id() {
      return type.getSimpleName();
    }
  }

  private static final List<Entry<? extends CataloguedInvariant>> INVARIANTS =
      List.of(
          // SignalHandler
          new Entry<>(HandlerOnSignalStack.class, HandlerOnSignalStack::new));

  private Catalogue() {}

  /** The ids of all invariants of single states, in the order in which pages list them. */
  public static List<String> invariants() {
    List<String> ids = new ArrayList<>();
    Arrays.stream(NamedInvariant.values()).forEach(named -> ids.add(named.name()));
    INVARIANTS.forEach(entry -> ids.add(entry.id()));
    return List.copyOf(ids);
  }

  /** The invariant of this id on a model's working state. */
  static Optional<CataloguedInvariant> invariant(String id, Model model) {
    for (Entry<? extends CataloguedInvariant> entry : INVARIANTS) {
      if (entry.id().equals(id)) {
        return Optional.of(entry.maker().apply(model));
      }
    }
    return Optional.empty();
  }

  /** What the catalogue says of the invariant of this id. */
  static Optional<Catalogued> said(String id) {
    return INVARIANTS.stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .map(entry -> entry.type().getAnnotation(Catalogued.class));
  }
}

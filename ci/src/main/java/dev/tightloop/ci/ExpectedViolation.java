package dev.tightloop.ci;

import dev.tightloop.properties.invariants.Catalogue;
import dev.tightloop.properties.invariants.CatalogueEntry;
import dev.tightloop.spec.KnownNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code --expect-violation} may name. */
final class ExpectedViolation {

  /** TLC's name for a state without a successor; no claim of the catalogue. */
  private static final String DEADLOCK = "Deadlock";

  private ExpectedViolation() {}

  /** The name, if one was given and something has it. */
  static Optional<String> of(String name) {
    List<String> known =
        Stream.concat(Catalogue.entries().stream().map(CatalogueEntry::id), Stream.of(DEADLOCK))
            .toList();
    if (name != null && !known.contains(name)) {
      throw new UsageError(
          "--expect-violation: no property %s; %s".formatted(name, KnownNames.advice(name, known)));
    }
    return Optional.ofNullable(name);
  }
}

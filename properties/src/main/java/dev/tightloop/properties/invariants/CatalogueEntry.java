package dev.tightloop.properties.invariants;

import dev.tightloop.properties.invariants.Catalogued.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the {@link Catalogue} says of one claim.
 *
 * @param id its class, and the TLA+ operator if there is one
 * @param kind of promise
 * @param subject what it speaks of
 * @param module of {@code spec/} that defines it; empty for what only the register level sees
 * @param sentence that a reviewer reads aloud
 * @param why a Go program needs it
 * @param reliesOn Go's code that relies on it or keeps it
 * @param assumptions that it rests on
 * @param ofEveryState whether it says something about every state
 * @param checkedBy what checks it
 */
public record CatalogueEntry(
    String id,
    Kind kind,
    Subject subject,
    Optional<String> module,
    String sentence,
    String why,
    List<GoLine> reliesOn,
    List<String> assumptions,
    boolean ofEveryState,
    Set<Checker> checkedBy) {

  /** What a claim speaks of. */
  public enum Subject {
    STATES,
    STEPS,
    BEHAVIOURS,
    REGISTERS
  }

  /** What checks a claim. */
  public enum Checker {
    /** The specification, by TLC. */
    TLC("TLC"),
    /** All states of the model. */
    EXPLORER("explorer"),
    /** Random schedules of the model. */
    FUZZER("fuzzer"),
    /** Go's machine code on the core. */
    REGISTER_LEVEL("register level");

    private final String text;

    Checker(String text) {
      this.text = text;
    }

    /** As pages call it. */
    public String text() {
      return text;
    }
  }

  public CatalogueEntry {
    reliesOn = List.copyOf(reliesOn);
    assumptions = List.copyOf(assumptions);
    checkedBy = Set.copyOf(checkedBy);
  }

  static CatalogueEntry of(Class<?> type, Subject subject) {
    Catalogued said = type.getAnnotation(Catalogued.class);
    EnumSet<Checker> checkedBy =
        switch (subject) {
          case STATES, STEPS, BEHAVIOURS ->
              EnumSet.of(Checker.TLC, Checker.EXPLORER, Checker.FUZZER);
          case REGISTERS -> EnumSet.of(Checker.REGISTER_LEVEL);
        };
    if (said.registerLevel()) {
      checkedBy.add(Checker.REGISTER_LEVEL);
    }
    return new CatalogueEntry(
        type.getSimpleName(),
        said.kind(),
        subject,
        Optional.of(said.module()).filter(module -> !module.isEmpty()),
        said.sentence(),
        said.why(),
        Arrays.stream(said.reliesOn()).map(GoLine::parse).toList(),
        List.of(said.assumptions()),
        said.ofEveryState(),
        checkedBy);
  }
}

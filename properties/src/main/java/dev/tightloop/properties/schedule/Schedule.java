package dev.tightloop.properties.schedule;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A schedule with all that it takes to go through it again; see docs/schedule-format.md.
 *
 * @param configuration of the model that it drives, if it is one of the model
 * @param scenario that it drives, if it is one of the register level; exactly one of both is there
 * @param origin where it comes from
 * @param initial which of the initial states it begins in, from 0
 * @param violates the invariant or property, Deadlock, or what cannot be evaluated; empty if it
 *     violates nothing
 * @param cycle how many choices lead to where those begin that are then made again and again; as
 *     many as there are, if nothing happens any more; empty but for a temporal property
 * @param identity of what hashes are made from: with another one they cannot be compared
 * @param start the hash of the initial state; see {@link Chain}
 * @param choices one after the other
 */
public record Schedule(
    Optional<ScheduledConfiguration> configuration,
    Optional<ScheduledScenario> scenario,
    Origin origin,
    int initial,
    Optional<String> violates,
    OptionalInt cycle,
    String identity,
    String start,
    List<Choice> choices) {

  public Schedule {
    if (configuration.isPresent() == scenario.isPresent()) {
      throw new IllegalArgumentException("a schedule drives the model or the register level");
    }
    choices = List.copyOf(choices);
  }

  /** What it drives, as a name. */
  public String name() {
    return configuration
        .map(ScheduledConfiguration::name)
        .or(() -> scenario.map(ScheduledScenario::fault))
        .orElse("registers");
  }

  /** The choices' steps. */
  public List<String> steps() {
    return choices.stream().map(Choice::step).toList();
  }

  /** The same schedule with other choices, and hashes from another machine. */
  public Schedule with(String otherIdentity, String otherStart, List<Choice> others) {
    return new Schedule(
        configuration,
        scenario,
        origin,
        initial,
        violates,
        cycle,
        otherIdentity,
        otherStart,
        others);
  }
}

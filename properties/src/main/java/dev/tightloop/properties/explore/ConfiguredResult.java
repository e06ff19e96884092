package dev.tightloop.properties.explore;

import dev.tightloop.properties.invariants.Catalogue;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.liveness.LivenessResult;
import dev.tightloop.properties.liveness.LivenessResult.Judged;
import dev.tightloop.spec.Pinned;
import dev.tightloop.spec.SpecConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the search of a configuration came to, beside what the configuration and the manifest say.
 *
 * @param exploration of single states and steps
 * @param liveness of temporal properties, if there are any and they were asked
 */
public record ConfiguredResult(
    SpecConfiguration spec,
    Exploration exploration,
    Optional<LivenessResult> liveness,
    Reductions reduction) {

  /** The invariant or property that is violated. */
  public Optional<String> violated() {
    if (exploration.outcome() instanceof Outcome.Violated violated) {
      return Optional.of(violated.property());
    }
    return liveness.flatMap(LivenessResult::violated).map(judged -> judged.property().name());
  }

  /** Whether something is still open: the search was stopped before it had seen all states. */
  public boolean isInconclusive() {
    return exploration.outcome() instanceof Outcome.Stopped
        || violated().isEmpty() && liveness.map(result -> !result.whole()).orElse(false);
  }

  /** Whether all states were seen, and everything that was asked holds in them. */
  public boolean holds() {
    return exploration.outcome() instanceof Outcome.Holds
        && violated().isEmpty()
        && !isInconclusive();
  }

  /** What is not as the configuration or the manifest says; one line. */
  public Optional<String> complaint() {
    if (exploration.outcome() instanceof Outcome.Failed failed) {
      return Optional.of(failed.message());
    }
    if (isInconclusive()) {
      return Optional.empty();
    }
    Optional<String> expected = spec.expectation().violates();
    if (!violated().equals(expected)) {
      boolean notAsked = violated().isEmpty() && liveness.isEmpty() && isTemporal(expected);
      return notAsked
          ? Optional.empty()
          : Optional.of(
              violated().map(name -> "violates " + name).orElse("holds")
                  + ", but its file says that it "
                  + spec.expectation());
    }
    if (violated().isEmpty()) {
      Optional<String> vacuous = vacuity();
      if (vacuous.isPresent()) {
        return vacuous;
      }
    }
    return reduction == Reductions.none
        ? spec.pinned().flatMap(this::differenceFrom)
        : Optional.empty();
  }

  /** How often everything that was asked was asked, and said something. */
  public List<Evaluations> evaluations() {
    List<Evaluations> all = new ArrayList<>(exploration.evaluations());
    liveness.ifPresent(
        result -> result.properties().forEach(judged -> all.add(judged.evaluations())));
    return List.copyOf(all);
  }

  /**
   * What said nothing in the whole search, or something although the file says that it does not.
   */
  private Optional<String> vacuity() {
    List<Evaluations> silent = new ArrayList<>();
    List<Evaluations> reached = new ArrayList<>();
    for (Evaluations each : evaluations()) {
      boolean unreached = spec.unreached().contains(each.property());
      if (each.vacuous() && !unreached) {
        silent.add(each);
      } else if (!each.vacuous() && unreached) {
        reached.add(each);
      }
    }
    if (!silent.isEmpty()) {
      return Optional.of(
          "%s: true only because nothing here is what it speaks of".formatted(names(silent)));
    }
    return reached.isEmpty()
        ? Optional.empty()
        : Optional.of("%s: the file says unreached, but there are cases".formatted(names(reached)));
  }

  private static String names(List<Evaluations> evaluations) {
    return evaluations.stream().map(Evaluations::property).collect(Collectors.joining(" "));
  }

  private static boolean isTemporal(Optional<String> name) {
    return name.flatMap(Catalogue::temporalProperty).isPresent();
  }

  private Optional<String> differenceFrom(Pinned pinned) {
    if (violated().isEmpty() && pinned.states().isPresent()) {
      long distinct = pinned.states().get().distinct();
      int depth = pinned.states().get().depth();
      return distinct == exploration.distinct() && depth == exploration.depth()
          ? Optional.empty()
          : Optional.of("TLC's count is %,d states, depth %d".formatted(distinct, depth));
    }
    if (exploration.outcome() instanceof Outcome.Violated violation && pinned.trace().isPresent()) {
      int states = violation.path().states().size();
      return states == pinned.trace().getAsInt()
          ? Optional.empty()
          : Optional.of(
              "TLC's counterexample has %d states, this one %d"
                  .formatted(pinned.trace().getAsInt(), states));
    }
    return Optional.empty();
  }

  /** The temporal property that is violated, with its behaviour. */
  public Optional<Judged> violatedTemporal() {
    return liveness.flatMap(LivenessResult::violated);
  }
}

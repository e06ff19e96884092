package dev.tightloop.properties.lockstep;

import dev.tightloop.model.Action;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far specification and model went together.
 *
 * @param configuration its name
 * @param states states found, each the same on both sides
 * @param edges steps, each allowed by both sides and with the same successor
 * @param untyped steps to states that the model cannot represent: out of the types in {@code
 *     TypeOK}, or with a sequence longer than what it can have without repetition
 * @param failures steps that neither side can evaluate, as of {@code m[Nil]}
 * @param deadlocks states in which neither side has a step
 * @param complete whether these are all reachable states and all their steps
 * @param edgesByAction how many of the edges each action has; only actions that have any
 * @param difference where they part, if they do; then the numbers are those until there
 */
public record LockstepResult(
    String configuration,
    long states,
    long edges,
    long untyped,
    long failures,
    long deadlocks,
    boolean complete,
    Map<String, Long> edgesByAction,
    Optional<Difference> difference,
    Duration duration) {

  public LockstepResult {
    edgesByAction = Collections.unmodifiableMap(new TreeMap<>(edgesByAction));
  }

  /** Actions that none of these results has taken: nothing was compared of them. */
  public static List<String> neverTaken(Collection<LockstepResult> results) {
    return Arrays.stream(Action.values())
        .map(Action::name)
        .filter(
            name -> results.stream().noneMatch(result -> result.edgesByAction.containsKey(name)))
        .toList();
  }
}

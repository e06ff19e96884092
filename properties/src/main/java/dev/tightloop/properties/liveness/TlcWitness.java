package dev.tightloop.properties.liveness;

import dev.tightloop.properties.invariants.StepProperties;
import dev.tightloop.spec.FairnessCondition;
import dev.tightloop.spec.LeadsToInstance;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.SpecEvaluator;
import dev.tightloop.spec.SpecState;
import dev.tightloop.spec.SpecStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges a counterexample of the model by TLC's evaluator: that the specification allows each of
 * its steps, and that what they lead to violates the property. It takes a fraction of a second
 * where a run of TLC takes up to a minute.
 */
public final class TlcWitness implements AutoCloseable {

  private final SpecConfiguration configuration;
  private final SpecEvaluator spec;

  /**
   * Opens TLC's evaluator; one can be open in a JVM at a time.
   *
   * @param configuration that the counterexample is one of
   */
  public TlcWitness(SpecDirectory directory, SpecConfiguration configuration) {
    this.configuration = configuration;
    spec = SpecEvaluator.open(directory, configuration);
  }

  /**
   * Judges a schedule whose last state or step violates the property.
   *
   * @param steps as TLC labels the edges
   * @return what is wrong, in one line; empty if it is a counterexample
   */
  public Optional<String> judge(String property, List<String> steps) {
    Optional<String> wrong = Optional.empty();
    for (SpecState initial : spec.initialStates()) {
      wrong = judge(property, initial, steps);
      if (wrong.isEmpty()) {
        return wrong;
      }
    }
    return wrong;
  }

  private Optional<String> judge(String property, SpecState initial, List<String> steps) {
    List<SpecState> path = new ArrayList<>(List.of(initial));
    Optional<String> wrong = follow(path, steps);
    if (wrong.isPresent()) {
      return wrong;
    }
    SpecState last = path.get(path.size() - 1);
    boolean violated;
    if (!StepProperties.isKnown(property)) {
      violated = spec.violated(last).contains(property);
    } else if (path.size() == 1) {
      violated = !spec.holds(property, last);
    } else {
      violated = !spec.allows(property, path.get(path.size() - 2), last);
    }
    return violated ? Optional.empty() : Optional.of(property + " is not violated there");
  }

  /**
   * Judges a behaviour that goes on for ever.
   *
   * @return what is wrong, in one line; empty if it is a counterexample
   */
  public Optional<String> judge(String property, Counterexample lasso) {
    List<SpecState> path = new ArrayList<>(List.of(spec.initialStates().get(lasso.initial())));
    Optional<String> wrong = follow(path, lasso.stem());
    int entry = path.size() - 1;
    if (wrong.isEmpty()) {
      wrong = follow(path, lasso.cycle());
    }
    if (wrong.isPresent()) {
      return wrong;
    }
    if (path.get(entry).fingerprint() != path.get(path.size() - 1).fingerprint()) {
      return Optional.of("it does not come back");
    }
    if (!waits(property, path, lasso.waitsFrom())) {
      return Optional.of(property + " is not violated there");
    }
    return unfair(path.subList(entry, path.size()));
  }

  private Optional<String> follow(List<SpecState> path, List<String> steps) {
    for (String label : steps) {
      Optional<SpecStep> step =
          steps(path.get(path.size() - 1)).stream()
              .filter(allowed -> allowed.label().equals(label))
              .findFirst();
      if (step.isEmpty()) {
        return Optional.of("the specification has no step " + label + " after " + path.size());
      }
      path.add(step.get().successor());
    }
    return Optional.empty();
  }

  /** A fault may lead to states in which some other action cannot be evaluated. */
  private List<SpecStep> steps(SpecState from) {
    return spec.steps(from, (label, failure) -> {});
  }

  private boolean waits(String property, List<SpecState> path, int from) {
    List<LeadsToInstance> begins = spec.leadsTo(property, path.get(from));
    for (int i = 0; i < begins.size(); i++) {
      int instance = i;
      if (begins.get(i).p()
          && path.subList(from, path.size()).stream()
              .noneMatch(state -> spec.leadsTo(property, state).get(instance).q())) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> unfair(List<SpecState> cycle) {
    String specification = configuration.specification();
    Set<String> taken = new HashSet<>();
    Set<String> somewhere = new HashSet<>();
    Set<String> everywhere = null;
    for (int i = 0; i < cycle.size(); i++) {
      Set<String> enabled = new HashSet<>();
      for (SpecStep step : steps(cycle.get(i))) {
        enabled.addAll(taken(cycle.get(i), step.successor()));
      }
      somewhere.addAll(enabled);
      if (everywhere == null) {
        everywhere = new HashSet<>(enabled);
      }
      everywhere.retainAll(enabled);
      if (i > 0) {
        taken.addAll(taken(cycle.get(i - 1), cycle.get(i)));
      }
    }
    String when = "";
    for (FairnessCondition condition : spec.fairness(specification, cycle.get(0), cycle.get(0))) {
      String action = condition.action();
      boolean owed =
          switch (condition.kind()) {
            case WEAK -> everywhere.contains(action);
            case STRONG -> somewhere.contains(action);
            case WHEN -> false;
            case THEN -> taken.contains(when);
          };
      if (owed && !taken.contains(action)) {
        return Optional.of("it is not fair to " + action);
      }
      when = action;
    }
    return Optional.empty();
  }

  private Set<String> taken(SpecState from, SpecState to) {
    return spec.fairness(configuration.specification(), from, to).stream()
        .filter(FairnessCondition::taken)
        .map(FairnessCondition::action)
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    spec.close();
  }
}

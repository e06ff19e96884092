package dev.tightloop.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether the invariants of a configuration say anything there. An invariant {@code Foo} has a
 * state predicate {@code FooMatters} beside it; a state in which that is true is a witness. {@code
 * TypeOK} needs none.
 *
 * @param configuration its name
 * @param witnesses for each invariant that has a witness, the number of steps to the nearest
 * @param undefined invariants without such a predicate
 * @param idle invariants for which no witness was found, and should have been
 * @param reached invariants that have a witness, although the configuration says that they do not
 * @param states that were searched
 */
public record Vacuity(
    String configuration,
    SortedMap<String, Integer> witnesses,
    List<String> undefined,
    List<String> idle,
    List<String> reached,
    long states) {

  private static final String TYPES = "TypeOK";
  private static final String MATTERS = "Matters";

  public Vacuity {
    witnesses = Collections.unmodifiableSortedMap(new TreeMap<>(witnesses));
    undefined = List.copyOf(undefined);
    idle = List.copyOf(idle);
    reached = List.copyOf(reached);
  }

  /**
   * Searches breadth first, until there is a witness for each.
   *
   * @param mostStates ends the search
   */
  public static Vacuity search(
      SpecDirectory directory, SpecConfiguration configuration, long mostStates) {
    try (SpecEvaluator spec = SpecEvaluator.open(directory, configuration)) {
      return new Search(spec, configuration).search(mostStates);
    }
  }

  /** What is wrong, one line each. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (String invariant : undefined) {
      complaints.add(configuration + ": there is no " + invariant + MATTERS);
    }
    for (String invariant : idle) {
      complaints.add(
          String.format(
              "%s: %s says nothing in any of %,d states", configuration, invariant, states));
    }
    for (String invariant : reached) {
      complaints.add(configuration + ": " + invariant + " says something, but is called unreached");
    }
    return complaints;
  }

  /** One search. */
  private static final class Search {

    private final SpecEvaluator spec;
    private final String configuration;
    private final Set<String> unreached;
    private final Set<String> wanted;
    private final List<String> undefined = new ArrayList<>();
    private final Map<String, Integer> witnesses = new TreeMap<>();
    private final Set<Long> seen = new HashSet<>();

    Search(SpecEvaluator spec, SpecConfiguration configuration) {
      this.spec = spec;
      this.configuration = configuration.name();
      unreached = configuration.unreached();
      wanted = new TreeSet<>(configuration.invariants());
      wanted.remove(TYPES);
      for (String invariant : List.copyOf(wanted)) {
        if (!spec.defines(invariant + MATTERS)) {
          undefined.add(invariant);
          wanted.remove(invariant);
        }
      }
    }

    Vacuity search(long mostStates) {
      List<SpecState> level = spec.initialStates();
      for (int steps = 0; !done(level, mostStates); steps++) {
        List<SpecState> next = new ArrayList<>();
        for (SpecState state : level) {
          if (!done(level, mostStates) && seen.add(state.fingerprint())) {
            witness(state, steps);
            spec.steps(state).forEach(step -> next.add(step.successor()));
          }
        }
        level = next;
      }
      List<String> idle = new ArrayList<>(wanted);
      idle.removeAll(unreached);
      List<String> reached = witnesses.keySet().stream().filter(unreached::contains).toList();
      return new Vacuity(
          configuration, new TreeMap<>(witnesses), undefined, idle, reached, seen.size());
    }

    private boolean done(List<SpecState> level, long mostStates) {
      return wanted.isEmpty() || level.isEmpty() || seen.size() >= mostStates;
    }

    private void witness(SpecState state, int steps) {
      for (String invariant : List.copyOf(wanted)) {
        if (spec.holds(invariant + MATTERS, state)) {
          witnesses.put(invariant, steps);
          wanted.remove(invariant);
        }
      }
    }
  }
}

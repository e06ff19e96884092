package dev.tightloop.properties.history;

import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.properties.scenario.ScenarioSearch;
import dev.tightloop.properties.scenario.SearchResult;
import java.util.Optional;

/** A fault below the specification, under random programs on the core, and the same without it. */
public final class RegisterReplay {

  private static final long SEED = 1;
  private static final long MOST_PROGRAMS = 2_000;

  private RegisterReplay() {}

  /** What is not as it should be: found with the fault, and not in the same programs without. */
  public static Optional<String> complaint(RegisterFault fault) {
    ScenarioSearch search = new ScenarioSearch(SEED, Optional.of(fault));
    SearchResult with = played(search, MOST_PROGRAMS);
    Optional<String> found = with.found().map(each -> each.violation().property());
    if (!found.equals(Optional.of(fault.caughtBy()))) {
      return Optional.of("finds " + found.orElse("nothing") + " and not " + fault.caughtBy());
    }
    return played(search.withoutTheFault(), with.scenarios())
        .found()
        .map(each -> "without the bug violates " + each.violation().property() + ", too");
  }

  private static SearchResult played(ScenarioSearch search, long most) {
    long[] left = {most};
    return search.run(() -> left[0]-- > 0, far -> {});
  }
}

package dev.tightloop.benchmarks.fuzzer;

import dev.tightloop.properties.scenario.ScenarioSearch;
import dev.tightloop.properties.scenario.SearchResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Random programs on the core with one thread, in a JVM of its own. */
final class ProgramsSide {

  private ProgramsSide() {}

  /** The child: plays programs, then as many others, and prints programs, steps, nanoseconds. */
  public static void main(String[] arguments) {
    long programs = Long.parseLong(arguments[0]);
    for (int seed = 1; seed <= 2; seed++) {
      long begun = Pace.processorTime();
      long[] left = {programs};
      SearchResult result =
          new ScenarioSearch(seed, Optional.empty()).run(() -> left[0]-- > 0, far -> {});
      long time = Pace.processorTime() - begun;
      if (result.found().isPresent()) {
        throw new IllegalStateException("violates " + result.found().get().violation().property());
      }
      System.out.println(result.scenarios() + " " + result.steps() + " " + time);
    }
  }

  /** Runs it; the second half counts, the first is for the JVM's compiler. */
  static Pace run(long programs) throws IOException, InterruptedException {
    return Child.run(ProgramsSide.class, List.of(Long.toString(programs)));
  }
}

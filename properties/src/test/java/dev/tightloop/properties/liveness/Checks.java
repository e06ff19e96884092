package dev.tightloop.properties.liveness;

import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.SpecConfiguration;

/** Checks configurations by hand: {@code Checks NAME...}. */
final class Checks {

  private Checks() {}

  public static void main(String[] names) {
    long memory = Long.getLong("memory", Runtime.getRuntime().maxMemory() / 10 * 8);
    for (String name : names) {
      SpecConfiguration spec = Specs.configuration(name);
      long start = System.nanoTime();
      long[] last = {start};
      try {
        java.util.List<TemporalProperty> properties =
            System.getProperty("of") == null
                ? LivenessCheck.among(spec.properties())
                : LivenessCheck.among(java.util.List.of(System.getProperty("of").split(",")));
        LivenessResult result =
            LivenessCheck.of(ModelConfiguration.of(spec), properties)
                .memory(memory)
                .run(
                    (states, ended, edges, depth, bytes) -> {
                      if (System.nanoTime() - last[0] > 10_000_000_000L) {
                        last[0] = System.nanoTime();
                        System.err.printf(
                            "%d states, %d ended, %d edges, depth %d, %d MB, %.0f s%n",
                            states, ended, edges, depth, bytes >> 20, (last[0] - start) / 1e9);
                      }
                    });
        System.out.printf(
            "%s (%s, %s): %d states (pinned %s), %d edges, depth %d, %s, %.1f s%n",
            name,
            spec.suite(),
            spec.expectation(),
            result.states(),
            spec.pinned().map(Object::toString).orElse("-"),
            result.edges(),
            result.depth(),
            result.whole() ? "whole" : "NOT WHOLE",
            (System.nanoTime() - start) / 1e9);
        for (LivenessResult.Judged judged : result.properties()) {
          System.out.printf(
              "    %s %s %s%n",
              judged.property(),
              judged.verdict(),
              judged
                  .counterexample()
                  .map(c -> c.of() + " stem " + c.stem().size() + " cycle " + c.cycle().size())
                  .orElse(""));
          if (Boolean.getBoolean("print")) {
            judged.counterexample().ifPresent(c -> System.out.print(c.text()));
          }
        }
      } catch (RuntimeException e) {
        System.out.println(name + ": " + e);
        if (Boolean.getBoolean("print")) {
          e.printStackTrace();
        }
      }
    }
  }
}

package dev.tightloop.benchmarks.fuzzer;

import dev.tightloop.properties.fuzz.FuzzResult;
import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.spec.SpecConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The fuzzer with one thread, in a JVM of its own. */
final class FuzzerSide {

  private FuzzerSide() {}

  /** The child: plays schedules, then as many others, and prints schedules, steps, nanoseconds. */
  public static void main(String[] arguments) throws InterruptedException {
    Target target = Target.of(SpecConfiguration.read(Path.of(arguments[0])));
    Strategies strategy = Strategies.valueOf(arguments[1]);
    long schedules = Long.parseLong(arguments[2]);
    for (int seed = 1; seed <= 2; seed++) {
      long begun = Pace.processorTime();
      FuzzResult result =
          new Fuzzer(target, seed, strategy::of, Fuzzer.LENGTH, 1)
              .run(schedules, () -> true, far -> {});
      long time = Pace.processorTime() - begun;
      if (result.found().isPresent()) {
        throw new IllegalStateException("violates " + result.found().get().property());
      }
      System.out.println(result.schedules() + " " + result.steps() + " " + time);
    }
  }

  /** Runs it; the second half counts, the first is for the JVM's compiler. */
  static Pace run(Path configuration, Strategies strategy, long schedules)
      throws IOException, InterruptedException {
    return Child.run(
        FuzzerSide.class,
        List.of(configuration.toString(), strategy.name(), Long.toString(schedules)));
  }
}

package dev.tightloop.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.live.LiveOptions;
import dev.tightloop.properties.live.LiveReplay;
import dev.tightloop.properties.live.LiveResult;
import dev.tightloop.properties.live.LiveRun;
import dev.tightloop.properties.live.ThreadsAndKernel;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.Suite;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every configuration of the quick suite runs on threads that nobody drives. */
class QuickSuiteLiveTest {

  private static final int STEPS = 500;

  static Stream<SpecConfiguration> quick() {
    return Specification.configurations().stream().filter(spec -> spec.suite() == Suite.QUICK);
  }

  @ParameterizedTest
  @MethodSource("quick")
  void runsAndReplays(SpecConfiguration spec) {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Target target = Target.of(spec);
    ThreadsAndKernel actors = new ThreadsAndKernel(target.configuration());
    try (LiveRun run = LiveRun.start(target, LiveOptions.of(1).steps(STEPS))) {
      Live.await(spec.name() + " ends").until(run::ended);
      LiveResult result = run.result();
      assertTrue(
          result.found().isPresent() || result.quiescent() || result.steps().length == STEPS);
      Optional<String> violates = result.found().map(Found::property);
      assertTrue(
          violates.isEmpty() || violates.equals(spec.expectation().violates()), violates::toString);
      LiveReplay.of(target, actors, result);
    }
    for (int i = 0; i < actors.count(); i++) {
      assertEquals(0, alive(actors.name(i), before), actors.name(i));
    }
  }

  private static long alive(String name, Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread) && thread.getName().equals(name))
        .count();
  }
}

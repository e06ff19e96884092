package dev.tightloop.benchmarks.shrinking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tightloop.properties.schedule.Machine;
import dev.tightloop.properties.shrink.FailingSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeltaDebuggingTest {

  @Test
  void whatIsNeededIsLeftInItsOrder() {
    List<Integer> steps = IntStream.range(0, 40).boxed().toList();
    assertEquals(
        List.of(3, 17, 31),
        DeltaDebugging.of(new Needs(List.of(3, 17, 31)), failing(steps)).steps());
    assertEquals(List.of(39), DeltaDebugging.of(new Needs(List.of(39)), failing(steps)).steps());
    assertEquals(steps, DeltaDebugging.of(new Needs(steps), failing(steps)).steps());
  }

  private static FailingSchedule failing(List<Integer> steps) {
    return new FailingSchedule(0, steps, "all");
  }

  /** Fails when certain steps have been taken; each can be taken once. */
  private static final class Needs implements Machine {

    private final List<Integer> needed;
    private final List<Integer> taken = new ArrayList<>();

    Needs(List<Integer> needed) {
      this.needed = needed;
    }

    @Override
    public int actors() {
      return 1;
    }

    @Override
    public String actor(int actor) {
      return "a";
    }

    @Override
    public int initialStates() {
      return 1;
    }

    @Override
    public void begin(int initial) {
      taken.clear();
    }

    @Override
    public int mostSteps() {
      return 40;
    }

    @Override
    public int enabled(int[] steps) {
      int count = 0;
      for (int step = 0; step < mostSteps(); step++) {
        if (!taken.contains(step)) {
          steps[count++] = step;
        }
      }
      return count;
    }

    @Override
    public int actorOf(int step) {
      return 0;
    }

    @Override
    public String label(int step) {
      return "s" + step;
    }

    @Override
    public void take(int step) {
      taken.add(step);
    }

    @Override
    public String violated() {
      return taken.containsAll(needed) ? "all" : null;
    }

    @Override
    public long fingerprint() {
      return taken.hashCode();
    }
  }
}

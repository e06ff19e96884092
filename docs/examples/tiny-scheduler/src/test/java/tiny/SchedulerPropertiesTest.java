package tiny;

import dev.tightloop.properties.jqwik.Interleaving;
import dev.tightloop.properties.jqwik.Interleavings;
import dev.tightloop.properties.jqwik.RunStatistics;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The same as jqwik checks it. With {@code -Dbug=sleepsWithoutLookingAgain} (or another {@link
 * Bug}) the property fails, and prints the schedule.
 */
class SchedulerPropertiesTest {

  @Provide
  Arbitrary<Interleaving> runs() {
    return Interleavings.of(SchedulerPropertiesTest::machine).ofMaxLength(60);
  }

  private static SchedulerMachine machine() {
    String bug = System.getProperty("bug");
    return bug == null ? new SchedulerMachine() : new SchedulerMachine(Bug.valueOf(bug));
  }

  @Property
  void whateverTheOrderEachTaskRunsOnce(@ForAll("runs") Interleaving run) {
    run.check();
    RunStatistics.preempted(run).coverage(seen -> seen.check(true).percentage(p -> p > 50));
    RunStatistics.actors(run).coverage(seen -> seen.check(3L).percentage(p -> p > 50));
  }
}

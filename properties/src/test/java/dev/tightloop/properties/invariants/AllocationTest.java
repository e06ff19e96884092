package dev.tightloop.properties.invariants;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.tightloop.model.Model;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {

  private static final int ROUNDS = 20_000;

  /** What the threads of the JVM itself may add to this one's account, far below a byte a round. */
  private static final long SLACK = ROUNDS / 4;

  @Test
  void nothingIsAllocatedPerState() {
    SpecConfiguration spec = CatalogueTest.SPEC.configuration("SuspendTwice");
    Model model = new Model(ModelConfiguration.of(spec));
    Mutations states = new Mutations(model, 10, 200, new SplitMix64(1));
    List<byte[]> reachable = states.those(() -> true);
    Invariant[] invariants = Invariants.of(model, Catalogue.invariants()).toArray(Invariant[]::new);
    StepProperty refines = StepProperties.of(model, List.of("RefinesContract"), "none").get(0);
    refines.from(model.state());
    long allocated = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5 && allocated > SLACK; attempt++) {
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < ROUNDS; i++) {
        model.state().copyFrom(reachable.get(i % reachable.size()));
        for (Invariant invariant : invariants) {
          invariant.holds(model.state());
        }
        refines.allows(model.state());
        refines.from(model.state());
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertTrue(allocated <= SLACK, allocated + " bytes in " + ROUNDS + " rounds");
  }
}

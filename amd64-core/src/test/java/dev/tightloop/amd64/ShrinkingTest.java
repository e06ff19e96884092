package dev.tightloop.amd64;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/**
 * One case at a time, each choice of its encoding and state from a list that jqwik generates. What
 * fails is shrunk to the plainest encoding with the plainest state.
 */
@AddLifecycleHook(ShrinkingTest.NeedsAProcessor.class)
class ShrinkingTest {
  private static final List<ComparedRow> ROWS = ComparedRow.all();
  private static final int MOST_CHOICES = 400;
  private static SideBySide sides;

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void anyCaseOfAnyRowLeavesWhatARealProcessorLeaves(
      @ForAll("rows") ComparedRow row, @ForAll("choices") long[] choices) throws IOException {
    if (sides == null) {
      sides = new SideBySide(Cpu::step);
    }
    CaseBatch batch = new CaseBatch();
    batch.fill(row, new TapeRandomness(choices), 1, 1);
    assertEquals(List.of(), sides.run(batch, 1).stream().map(SideBySide.Finding::line).toList());
  }

  /** Skips the properties where there is no processor to compare with. */
  static class NeedsAProcessor implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
      String obstacle = RealProcessor.obstacle();
      return obstacle == null ? SkipResult.doNotSkip() : SkipResult.skip(obstacle);
    }
  }

  @Provide
  Arbitrary<ComparedRow> rows() {
    return Arbitraries.of(ROWS);
  }

  @Provide
  Arbitrary<long[]> choices() {
    return Arbitraries.longs()
        .withDistribution(RandomDistribution.uniform())
        .array(long[].class)
        .ofMaxSize(MOST_CHOICES);
  }

  @AfterContainer
  static void end() throws IOException {
    if (sides != null) {
      sides.close();
    }
  }
}

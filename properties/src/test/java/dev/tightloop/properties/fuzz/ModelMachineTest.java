package dev.tightloop.properties.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.lockstep.Specs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine that goes on asks of each step what one asks that comes to the state anew. */
final class ModelMachineTest {

  private static final int STEPS = 20_000;
  private static final int LENGTH = 300;

  @ParameterizedTest
  @ValueSource(strings = {"Cooperative", "ForEachP", "FaultRunqgrabStoresRunnext"})
  void goingOnIsAsComingAnew(String configuration) {
    ModelMachine goesOn = machine(configuration);
    ModelMachine anew = machine(configuration);
    SplitMix64 random = new SplitMix64(1);
    int[] enabled = new int[goesOn.mostSteps()];
    int left = 0;
    for (int i = 0; i < STEPS; i++) {
      int count = left == 0 ? 0 : goesOn.enabled(enabled);
      if (count == 0) {
        goesOn.begin(0);
        anew.begin(0);
        left = LENGTH;
      } else {
        int step = enabled[random.below(count)];
        goesOn.take(step);
        anew.restore(anew.encoded());
        anew.take(step);
        left--;
      }
      String violated = anew.violated();
      assertEquals(violated, goesOn.violated());
      left = violated == null ? left : 0;
    }
    assertEquals(anew.evaluations(), goesOn.evaluations());
  }

  private static ModelMachine machine(String configuration) {
    return Target.of(Specs.configuration(configuration)).machine();
  }
}

package dev.tightloop.properties.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.gobinary.SafePointReason;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Functions that the real Go compiler produced. */
class RealBinariesTest {

  @Test
  void theEmptyLoopIsPreemptedAtEachOfItsInstructions() {
    for (String program : new String[] {"tightloop", "tightloop-unoptimized"}) {
      FunctionResult result = preempt(program, "main.tightloop");
      assertEquals(Optional.empty(), result.violation());
      assertTrue(result.instructions() > 0);
      assertEquals(result.instructions(), result.reached());
      assertEquals(result.instructions(), result.preemptible());
      assertTrue(result.preemptions() > result.instructions());
    }
  }

  @Test
  void theCountingFunctionIsReachedWholeAndRefusedOnlyWhereTheCompilerSaysSo() {
    FunctionResult result = preempt("counting", "main.main.func1");
    assertEquals(Optional.empty(), result.violation());
    assertEquals(result.instructions(), result.reached());
    assertEquals(Map.of(SafePointReason.UNSAFE_POINT, 2), result.refused());
    assertEquals(result.instructions() - 2, result.preemptible());
    assertEquals(0, result.pathsThatFault());
    assertTrue(result.runtimeCalls().containsKey("runtime.morestack"));
  }

  @Test
  void theStubOfTheBinaryIsOurs() {
    assertTrue(GoBinaries.open("tightloop").stubAgrees());
    assertTrue(GoBinaries.open("counting").stubAgrees());
  }

  private static FunctionResult preempt(String program, String function) {
    GoExecutable executable = GoBinaries.open(program);
    return FunctionPreemption.of(executable, executable.function(function).orElseThrow());
  }
}

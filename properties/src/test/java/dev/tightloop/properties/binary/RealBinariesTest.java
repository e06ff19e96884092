package dev.tightloop.properties.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.gobinary.SafePointReason;
import dev.tightloop.model.guest.GuestStacks;
import dev.tightloop.model.guest.GuestViolation;
import dev.tightloop.model.stub.AsyncPreemptStub;
import dev.tightloop.model.stub.StubFault;
import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.properties.scenario.RegisterFault.Level;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that the real Go compiler produced. */
class RealBinariesTest {

  /**
   * What a real function shows of faults otherwise than small programs do: nothing, because it
   * keeps g in R14, has stack left, and its frame pointers are not followed; or by what comes first
   * where they are not.
   */
  private static final Map<RegisterFault, Optional<String>> OTHERWISE =
      Map.of(
          RegisterFault.handlerTrustsR14, Optional.empty(),
          RegisterFault.stackRoomNotChecked, Optional.empty(),
          RegisterFault.stackRoomWithoutXMM, Optional.empty(),
          RegisterFault.framePointerNotSet, Optional.empty(),
          RegisterFault.bpLeftOut, Optional.of(GuestViolation.REGISTERS_RESTORED),
          RegisterFault.frameSizeOffBy8, Optional.of(GuestViolation.REGISTERS_RESTORED));

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

  /** Tables and stack pointer agree wherever the compiler lets a goroutine be preempted. */
  @Test
  void everyPreemptedStackIsUnwoundByTheProgramsOwnTables() {
    FunctionResult result = preempt("counting", "main.main.func1");
    assertEquals(result.preemptions(), result.unwound());
    assertTrue(result.unwound() > 200, result::toString);
  }

  @Test
  void anInjectedCallTakesAsMuchStackAsTheRuntimeComputes() {
    assertEquals(GuestStacks.ASYNC_PREEMPT_STACK, GoBinaries.open("tightloop").asyncPreemptStack());
  }

  /** Those of asyncPreempt and of the handler. */
  @ParameterizedTest
  @MethodSource("ofStubAndHandler")
  void aFaultShowsInARealFunctionToo(RegisterFault fault) {
    GoExecutable executable = GoBinaries.open("counting");
    Optional<GuestViolation> found =
        FunctionPreemption.of(
                executable,
                executable.function("main.main.func1").orElseThrow(),
                Optional.of(fault))
            .violation();
    assertEquals(
        OTHERWISE.getOrDefault(fault, Optional.of(fault.caughtBy())),
        found.map(GuestViolation::invariant),
        () -> fault + ": " + found);
  }

  @Test
  void theStubOfTheBinaryIsOurs() {
    assertTrue(GoBinaries.open("tightloop").stubAgrees());
    assertTrue(GoBinaries.open("counting").stubAgrees());
  }

  @ParameterizedTest
  @EnumSource(StubFault.class)
  void anAsyncPreemptWithAFaultIsNotThatOfTheBinary(StubFault fault) {
    GoExecutable executable = GoBinaries.open("tightloop");
    assertFalse(executable.stubAgrees(AsyncPreemptStub.go119().with(fault)));
  }

  static Stream<RegisterFault> ofStubAndHandler() {
    return Arrays.stream(RegisterFault.values())
        .filter(fault -> fault.level() == Level.STUB || fault.level() == Level.HANDLER);
  }

  private static FunctionResult preempt(String program, String function) {
    GoExecutable executable = GoBinaries.open(program);
    return FunctionPreemption.of(executable, executable.function(function).orElseThrow());
  }
}

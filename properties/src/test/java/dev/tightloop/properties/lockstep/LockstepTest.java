package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Marking;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Fault;
import dev.tightloop.model.stub.AsyncPreemptStub;
import dev.tightloop.model.stub.StubFault;
import dev.tightloop.spec.Pinned;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.StateCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LockstepTest {

  private static Lockstep lockstep(String name) {
    return new Lockstep(Specs.directory(), Specs.configuration(name));
  }

  /** The specification as it is, the model with other constants. */
  private static Difference differenceOf(String name, Configuration model) {
    LockstepResult result = new Lockstep(Specs.directory(), Specs.configuration(name), model).run();
    assertFalse(result.complete());
    return result.difference().orElseThrow();
  }

  private static Configuration model(String name) {
    return ModelConfiguration.of(Specs.configuration(name));
  }

  private static Configuration.Builder changed(String name) {
    return model(name).toBuilder();
  }

  @Test
  void aCompleteComparisonHasTheStatesThatTlcCounts() {
    LockstepResult result = lockstep("CThreadAsyncPreemptOff").run();
    assertEquals(Optional.empty(), result.difference());
    assertTrue(result.complete());
    assertEquals(
        Specs.configuration("CThreadAsyncPreemptOff")
            .pinned()
            .flatMap(Pinned::states)
            .map(StateCount::distinct),
        Optional.of(result.states()));
    assertEquals(4504, result.edges());
    long edges = result.edgesByAction().values().stream().mapToLong(Long::longValue).sum();
    assertEquals(edges, result.edges());
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    LockstepResult one = lockstep("LockedThread").atMost(3000).on(1).run();
    LockstepResult three = lockstep("LockedThread").atMost(3000).on(3).run();
    assertEquals(one.states(), three.states());
    assertEquals(one.edges(), three.edges());
    assertEquals(one.edgesByAction(), three.edgesByAction());
    Configuration faulty = model("Smallest").withFaults(Set.of(Fault.pushCallKeepsSP));
    Lockstep differing = new Lockstep(Specs.directory(), Specs.configuration("Smallest"), faulty);
    LockstepResult first = differing.on(1).run();
    LockstepResult second = differing.on(3).run();
    assertEquals(first.difference(), second.difference());
    assertEquals(first.states(), second.states());
    assertEquals(first.edges(), second.edges());
  }

  @Test
  void whatTlcCannotEvaluateTheModelRefuses() {
    LockstepResult result = lockstep("FaultPreemptParkWithoutScan").atMost(22_000).run();
    assertEquals(Optional.empty(), result.difference());
    assertNotEquals(0, result.failures());
  }

  @Test
  void deadlocksAreTheSameStatesOnBothSides() {
    LockstepResult result = lockstep("FaultGcstopmNeverWakes").run();
    assertEquals(Optional.empty(), result.difference());
    assertTrue(result.complete());
    assertEquals(0, result.deadlocks());
    LockstepResult stuck = lockstep("CThreadSignalLost").run();
    assertEquals(Optional.empty(), stuck.difference());
    assertEquals(10, stuck.deadlocks());
  }

  @Test
  void randomWalksCompareWhatIsTooLarge() {
    LockstepResult result = lockstep("MigratingGoroutine").walks(20, 100, 1, progress -> {});
    assertEquals(Optional.empty(), result.difference());
    assertFalse(result.complete());
    assertTrue(result.states() > 1000);
    assertTrue(result.edges() > 2000);
    LockstepResult again = lockstep("MigratingGoroutine").on(1).walks(20, 100, 1, progress -> {});
    assertEquals(result.states(), again.states());
    assertEquals(result.edges(), again.edges());
    LockstepResult other = lockstep("MigratingGoroutine").walks(20, 100, 2, progress -> {});
    assertNotEquals(result.edgesByAction(), other.edgesByAction());
  }

  @Test
  void aRandomWalkFindsADifferenceAndSaysHowItCameThere() {
    Configuration faulty = model("ForLoop").withFaults(Set.of(Fault.signalPendingNeverCleared));
    LockstepResult result =
        new Lockstep(Specs.directory(), Specs.configuration("ForLoop"), faulty)
            .walks(20, 300, 1, progress -> {});
    Difference difference = result.difference().orElseThrow();
    assertEquals("doSigPreempt_signalPending(m1) leads to two states", difference.headline());
    assertEquals(
        "doSigPreempt_preemptGen(m1)", difference.path().get(difference.path().size() - 1));
  }

  @Test
  void theMachineCodeBelowTheModelHasTheRegistersThatTheStatesClaim() {
    LockstepResult result = lockstep("LockedThread").onTheCore().atMost(8000).run();
    assertEquals(Optional.empty(), result.difference());
  }

  @Test
  void aStubThatForgetsARegisterIsNoticedBelowTheModel() {
    AsyncPreemptStub faulty = AsyncPreemptStub.go119().with(StubFault.XMM_REGISTER_LEFT_OUT);
    Difference difference =
        lockstep("LockedThread").onTheCore(faulty).run().difference().orElseThrow();
    assertTrue(difference.headline().endsWith(" and the core part"), difference.headline());
    assertTrue(difference.message().contains("XMM7"), difference::message);
  }

  @Test
  void theSmallestConfigurationNeverHandsOverItsP() {
    List<String> never = LockstepResult.neverTaken(List.of(lockstep("AsyncPreemptOffSafe").run()));
    assertTrue(never.contains("deliver"));
    assertTrue(never.contains("handoffp"));
    assertFalse(never.contains("userInstruction"));
  }

  @Test
  void aModelWithAFaultDiffersInTheFieldThatTheFaultTouches() {
    Configuration faulty = model("Smallest").withFaults(Set.of(Fault.signalPendingNeverCleared));
    Difference difference = differenceOf("Smallest", faulty);
    assertEquals("doSigPreempt_signalPending(m1) leads to two states", difference.headline());
    assertEquals(List.of("m[m1].signalPending: spec 0, model 1"), difference.details());
    assertTrue(difference.path().contains("retake_status(p1)"));
    assertEquals(
        "doSigPreempt_preemptGen(m1)", difference.path().get(difference.path().size() - 1));
    assertTrue(difference.state().contains("signalPending |-> 1"));
    assertTrue(
        difference
            .message()
            .startsWith(
                """
                doSigPreempt_signalPending(m1) leads to two states
                  m[m1].signalPending: spec 0, model 1
                after
                  schedule(m1)
                """));
  }

  @Test
  void aModelThatThinksAnInstructionUnsafeDiffersAtTheSafePoint() {
    Configuration other = changed("Smallest").set(Marking.UnsafePoint, 1).build();
    Difference difference = differenceOf("Smallest", other);
    assertEquals("isAsyncSafePoint(m1) leads to two states", difference.headline());
    assertEquals(
        List.of("thread[m1].handler: spec \"pushCall\", model \"doSigPreempt_preemptGen\""),
        difference.details());
  }

  @Test
  void aModelWithALongerLoopDiffersAtItsFirstInstruction() {
    Configuration other = changed("AsyncPreemptOffSafe").loopLength(2).build();
    Difference difference = differenceOf("AsyncPreemptOffSafe", other);
    assertEquals("userInstruction(m1) leads to two states", difference.headline());
    assertEquals("thread[m1].pc: spec \"loop0\", model \"loop1\"", difference.details().get(0));
    assertEquals(
        "thread[m1].registers.Flags.pc: spec \"loop0\", model \"loop1\"",
        difference.details().get(1));
  }

  @Test
  void aModelWithOneMoreRoleHasAStepMore() {
    Configuration other = changed("Smallest").set(Role.Yields, 1).build();
    Difference difference = differenceOf("Smallest", other);
    assertEquals("The enabled steps differ", difference.headline());
    assertEquals(List.of("only the model has Gosched(m1)"), difference.details());
    LockstepResult less =
        new Lockstep(
                Specs.directory(),
                Specs.configuration("TakeTurns"),
                changed("TakeTurns").set(Role.Yields, 0).build())
            .run();
    assertEquals(
        List.of("only the specification has Gosched(m1)"),
        less.difference().orElseThrow().details());
  }

  @Test
  void aModelThatStartsElsewhereIsFoundAtOnce() {
    Difference difference = differenceOf("Smallest", changed("Smallest").first(1, 0, 0).build());
    assertEquals("Only the specification has this initial state", difference.headline());
    assertTrue(difference.message().contains("runq |-> <<g1, g2>>"), difference::message);
  }

  @Test
  void progressIsToldAboutOnceASecond() {
    SpecConfiguration configuration = Specs.configuration("Smallest");
    List<LockstepProgress> told = new ArrayList<>();
    LockstepResult result =
        new Lockstep(Specs.directory(), configuration).atMost(10_000).run(told::add);
    assertTrue(told.size() <= result.duration().toSeconds() + 1);
    told.forEach(progress -> assertTrue(progress.states() <= result.states()));
  }
}

package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Configuration;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockstepTest {

  private static LockstepResult run(String name) {
    return new Lockstep(Specs.directory(), Specs.configuration(name)).run();
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

  @ParameterizedTest
  @ValueSource(strings = {"AsyncPreemptOffSafe", "LockedThread"})
  void specificationAndModelAreTheSameStateSpace(String name) {
    LockstepResult result = run(name);
    assertEquals(Optional.empty(), result.difference());
    assertTrue(result.complete());
    assertEquals(0, result.untyped());
    assertEquals(
        Specs.configuration(name).pinned().flatMap(Pinned::states).map(StateCount::distinct),
        Optional.of(result.states()));
    long edges = result.edgesByAction().values().stream().mapToLong(Long::longValue).sum();
    assertEquals(edges, result.edges());
    assertTrue(edges > result.states());
  }

  @Test
  void theMachineCodeBelowTheModelHasTheRegistersThatTheStatesClaimAndNoActionIsLeftOut() {
    List<LockstepResult> results =
        List.of(onTheCore("Smallest"), onTheCore("LockedThread"), onTheCore("NewThread"));
    assertEquals(List.of(), LockstepResult.neverTaken(results));
  }

  private static LockstepResult onTheCore(String name) {
    LockstepResult result =
        new Lockstep(Specs.directory(), Specs.configuration(name)).onTheCore().run();
    assertEquals(Optional.empty(), result.difference());
    assertEquals(
        Specs.configuration(name).pinned().flatMap(Pinned::states).map(StateCount::distinct),
        Optional.of(result.states()));
    return result;
  }

  @Test
  void aStubThatForgetsARegisterIsNoticedBelowTheModel() {
    AsyncPreemptStub faulty = AsyncPreemptStub.go119().with(StubFault.XMM_REGISTER_LEFT_OUT);
    Difference difference =
        new Lockstep(Specs.directory(), Specs.configuration("LockedThread"))
            .onTheCore(faulty)
            .run()
            .difference()
            .orElseThrow();
    assertEquals("asyncPreempt_restore(m2) and the core part", difference.headline());
    assertTrue(difference.message().contains("XMM7"), difference::message);
  }

  @Test
  void theSmallestConfigurationNeverHandsOverItsP() {
    List<String> never = LockstepResult.neverTaken(List.of(run("AsyncPreemptOffSafe")));
    assertTrue(never.contains("deliver"));
    assertTrue(never.contains("handoffp"));
    assertFalse(never.contains("userInstruction"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FaultSignalPendingNeverCleared", "FaultAsyncPreemptSavesNothing"})
  void aSeededFaultIsTheSameFaultOnBothSides(String name) {
    LockstepResult result = run(name);
    assertEquals(Optional.empty(), result.difference());
    assertTrue(result.complete());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FaultIsAsyncSafePointIgnoresPC",
        "FaultReleasepKeepsP",
        "ThreeGoroutines",
        "MigratingGoroutine",
        "UnsafePoint"
      })
  void aLargeConfigurationIsTheSameAroundItsInitialStates(String name) {
    LockstepResult result =
        new Lockstep(Specs.directory(), Specs.configuration(name)).atMost(20_000).run();
    assertEquals(Optional.empty(), result.difference());
    assertFalse(result.complete());
    assertTrue(result.states() >= 20_000);
  }

  @Test
  void aModelWithAFaultDiffersInTheFieldThatTheFaultTouches() {
    Configuration faulty = model("Smallest").withFaults(Set.of(Fault.signalPendingNeverCleared));
    Difference difference = differenceOf("Smallest", faulty);
    assertEquals("doSigPreempt_signalPending(m1) leads to two states", difference.headline());
    assertEquals(List.of("m[m1].signalPending: spec 0, model 1"), difference.details());
    assertEquals("retake_status(p1)", difference.path().get(0));
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
                  retake_status(p1)
                """));
  }

  @Test
  void aModelThatThinksAnInstructionUnsafeDiffersAtTheSafePoint() {
    Configuration other = with(model("Smallest"), 1, 1, false);
    Difference difference = differenceOf("Smallest", other);
    assertEquals("isAsyncSafePoint(m1) leads to two states", difference.headline());
    assertEquals(
        List.of("thread[m1].handler: spec \"pushCall\", model \"doSigPreempt_preemptGen\""),
        difference.details());
  }

  @Test
  void aModelWithALongerLoopDiffersAtItsFirstInstruction() {
    Configuration other = with(model("AsyncPreemptOffSafe"), 2, 0, true);
    Difference difference = differenceOf("AsyncPreemptOffSafe", other);
    assertEquals("userInstruction(m1) leads to two states", difference.headline());
    assertEquals(
        List.of(
            "thread[m1].pc: spec \"loop0\", model \"loop1\"",
            "thread[m1].registers.GPR.pc: spec \"loop0\", model \"loop1\""),
        difference.details());
  }

  @Test
  void aModelThatSendsNothingDiffersInItsPrograms() {
    Configuration other = with(model("Smallest"), 1, 0, true);
    Difference difference = differenceOf("Smallest", other);
    assertEquals("preemptone_stackguard0(sysmon) leads to two states", difference.headline());
    assertTrue(
        difference
            .details()
            .contains("thread[sysmon].pc: spec \"preemptone_p_preempt\", model \"usleep\""));
  }

  @Test
  void aModelThatStartsElsewhereIsFoundAtOnce() {
    Configuration smallest = model("Smallest");
    Configuration other = smallest.toBuilder().first(1, 0, 0).build();
    Difference difference = differenceOf("Smallest", other);
    assertEquals("Only the specification has this initial state", difference.headline());
    assertTrue(difference.message().contains("runq |-> <<g1, g2>>"), difference::message);
  }

  @Test
  void progressIsToldAboutOnceASecond() {
    SpecConfiguration configuration = Specs.configuration("Smallest");
    List<LockstepProgress> told = new ArrayList<>();
    LockstepResult result =
        new Lockstep(Specs.directory(), configuration).atMost(60_000).run(told::add);
    assertTrue(told.size() <= result.duration().toSeconds() + 1);
    told.forEach(progress -> assertTrue(progress.states() <= result.states()));
  }

  private static Configuration with(
      Configuration c, int loopLength, int unsafePoint, boolean asyncPreemptOff) {
    return c.toBuilder()
        .loopLength(loopLength)
        .set(Configuration.Marking.UnsafePoint, unsafePoint)
        .set(Configuration.Switch.AsyncPreemptOff, asyncPreemptOff)
        .build();
  }
}

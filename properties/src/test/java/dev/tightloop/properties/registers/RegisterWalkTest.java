package dev.tightloop.properties.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Action;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Marking;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Configuration.ThreadSet;
import dev.tightloop.model.RegisterFile.RegisterClass;
import dev.tightloop.model.guest.GuestFault;
import dev.tightloop.model.guest.SpecLoop;
import dev.tightloop.model.stub.AsyncPreemptStub;
import dev.tightloop.model.stub.StubFault;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The register level of the specification and the amd64 core agree after every step. */
class RegisterWalkTest {

  private static final long SEED = 1;

  private static SpecDirectory specification() {
    return Specs.directory();
  }

  private static Configuration configuration(String name) {
    return ModelConfiguration.of(specification().configuration(name));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyConfigurationWithAndWithoutFaultsProjects(
      boolean byInstruction, TestReporter reporter) {
    Figures figures = new Figures();
    for (SpecConfiguration each : specification().configurations()) {
      // With gogoKeepsG the core's code goes on with another's g; RegisterFault has it.
      if (!SpecLoop.plays(ModelConfiguration.of(each)) || each.name().equals("FaultGogoKeepsG")) {
        continue;
      }
      RegisterWalk walk = new RegisterWalk(ModelConfiguration.of(each), SEED);
      RegisterWalkResult result = (byInstruction ? walk.byInstruction() : walk).run(2_500);
      assertHolds(result, each.name());
      figures.add(result);
    }
    reporter.publishEntry("figures", figures.toString());
    assertTrue(figures.preemptions > 300, figures::toString);
    assertTrue(10 * figures.notTaken.size() < Action.values().length, figures::toString);
    for (RegisterClass registerClass : RegisterClass.values()) {
      assertTrue(figures.compared.get(registerClass) > 1_000, figures::toString);
    }
  }

  /** Everything that a goroutine may do, at once, with signals from outside. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goroutinesThatDoEverythingProjectWhileTheyMoveBetweenThreads(
      boolean byInstruction, TestReporter reporter) {
    Configuration everything =
        Configuration.counted(3, 4, 2)
            .set(ThreadSet.IdleM, 0b0010)
            .loopLength(4)
            .set(Marking.UnsafePoint, 0b100)
            .set(Role.Calls, 0b011)
            .set(Role.SmallStack, 0b001)
            .set(Role.LocksM, 0b001)
            .set(Role.Yields, 0b010)
            .set(Role.Parks, 0b100)
            .set(Role.Readies, 0b011)
            .set(Role.Syscalls, 0b010)
            .set(Role.BlockingSyscalls, 0b100)
            .set(Role.Suspends, 0b010)
            .set(Role.StopsTheWorld, 0b110)
            .set(Role.RunsForEachP, 0b011)
            .set(Switch.ExternalSignals, true)
            .build();
    Figures figures = new Figures();
    for (long seed = 1; seed <= 4; seed++) {
      RegisterWalk walk = new RegisterWalk(everything, seed);
      RegisterWalkResult result = (byInstruction ? walk.byInstruction() : walk).run(20_000);
      assertHolds(result, "seed " + seed);
      figures.add(result);
    }
    reporter.publishEntry("figures", figures.toString());
    assertTrue(figures.migrations > 5, figures::toString);
  }

  @Test
  void aWalkIsTheSameEachTime() {
    Configuration smallest = configuration("Smallest");
    assertEquals(
        new RegisterWalk(smallest, 7).run(5_000), new RegisterWalk(smallest, 7).run(5_000));
  }

  /**
   * The high halves, which a configuration's kernel or asyncPreempt loses, are lost on the core.
   */
  @ParameterizedTest
  @ValueSource(strings = {"CompilerUsesAVX", "KernelLosesHighLanes"})
  void whatTheSpecificationLosesIsLost(String name) {
    RegisterWalkResult result = new RegisterWalk(configuration(name), SEED).run(5_000);
    assertHolds(result, name);
    assertTrue(result.lost().get(RegisterClass.VectorHigh) > 0, result::toString);
    assertEquals(0, result.lost().get(RegisterClass.GPR));
  }

  @ParameterizedTest
  @CsvSource({
    "Smallest, PUSH_CALL_USES_RBX, m1's frame: GPR",
    "Smallest, PUSH_CALL_INVERTS_CARRY, m1's frame: Flags",
    "Smallest, PUSH_CALL_KEEPS_SP, m1's frame: RSP",
    "Smallest, PUSH_CALL_OVERWRITES_STACK, StackUntouched",
    "Smallest, FRAME_LOSES_VECTORS, m1's frame: VectorLow",
    "Smallest, FRAME_LOSES_HIGH_HALVES, YMM0 upper half",
    "Smallest, MCALL_MISCOUNTS_SP, g1's stack",
    "AssemblyUsesAVX, FRAME_LOSES_HIGH_HALVES, m1's frame: VectorHigh"
  })
  void aFaultBelowTheModelIsNoticedInItsClass(String name, GuestFault fault, String message) {
    RegisterWalk walk = new RegisterWalk(configuration(name), SEED).with(Set.of(fault));
    assertNoticed(walk.run(5_000), message);
  }

  @ParameterizedTest
  @EnumSource(WalkFault.class)
  void aFaultBelowTheModelViolatesItsClaim(WalkFault fault) {
    RegisterWalk walk =
        new RegisterWalk(configuration(fault.configuration()), SEED).with(Set.of(fault.seed()));
    assertNoticed(walk.run(5_000), fault.caughtBy() + ": ");
    assertHolds(
        new RegisterWalk(configuration(fault.configuration()), SEED).run(5_000),
        fault.configuration());
  }

  @ParameterizedTest
  @CsvSource({
    "GPR_LEFT_OUT, g1's stack: GPR",
    "FLAGS_SAVED_AFTER_CHANGE, g1's stack: Flags",
    "XMM_REGISTER_LEFT_OUT, g1's stack: VectorLow",
    "RESTORE_ORDER_SWAPPED, m1: GPR",
    "FRAME_SIZE_OFF_BY_8, g1's stack: Flags"
  })
  void aFaultOfAsyncPreemptIsNoticedInItsClass(StubFault fault, String message) {
    AsyncPreemptStub faulty = AsyncPreemptStub.go119().with(fault);
    assertNoticed(new RegisterWalk(configuration("Smallest"), faulty, SEED).run(5_000), message);
  }

  private static void assertNoticed(RegisterWalkResult result, String message) {
    String found = result.contradiction().orElse("nothing");
    assertTrue(found.contains(message), found);
  }

  private static void assertHolds(RegisterWalkResult result, String where) {
    assertEquals(
        Optional.empty(), result.contradiction(), () -> where + " after " + result.lastSteps());
  }

  /** Figures of several walks together. */
  private static final class Figures {
    private final Map<RegisterClass, Long> compared = new EnumMap<>(RegisterClass.class);
    private final Set<Action> notTaken = EnumSet.allOf(Action.class);
    private long steps;
    private long preemptions;
    private long migrations;
    private long instructions;

    void add(RegisterWalkResult result) {
      notTaken.removeAll(result.taken());
      steps += result.steps();
      preemptions += result.preemptions();
      migrations += result.migrations();
      instructions += result.instructions();
      result.compared().forEach((key, value) -> compared.merge(key, value, Long::sum));
    }

    @Override
    public String toString() {
      return String.format(
          "%d steps, %d instructions, %d preemptions (%d ended on another thread), compared %s,"
              + " not taken %s",
          steps, instructions, preemptions, migrations, compared, notTaken);
    }
  }
}

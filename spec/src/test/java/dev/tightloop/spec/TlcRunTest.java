package dev.tightloop.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlcRunTest {

  private static final Duration ENOUGH = Duration.ofMinutes(2);

  @TempDir Path scratch;

  private static TlcResult check(SpecDirectory directory, String name) throws Exception {
    return new TlcRun(directory).check(directory.configuration(name), 2, ENOUGH, line -> {});
  }

  @Test
  void withoutSignalsALoopIsNeverPreempted() throws Exception {
    SpecDirectory directory = Specs.directory();
    SpecConfiguration configuration = directory.configuration("AsyncPreemptOff");
    TlcResult result = new TlcRun(directory).check(configuration, 2, ENOUGH, line -> {});
    assertEquals(new TlcOutcome.Violated("TightloopYields"), result.outcome());
    assertEquals("Init", result.trace().get(0).action());
    List<TraceStep> lasso = result.trace().subList(result.lassoStart(), result.trace().size());
    assertTrue(lasso.size() > 1);
    for (TraceStep step : lasso) {
      assertTrue(
          step.state().matches("(?s).*/\\\\ g = \\( g1 :>\\s+\\[ status \\|-> \"Running\",.*"),
          step.state());
    }
    TlcVerdict verdict = TlcVerdict.of(configuration, result);
    assertTrue(verdict.expected());
    assertEquals(
        "AsyncPreemptOff violates TightloopYields (352 states, depth 23), as expected.",
        verdict.sentence());
  }

  @Test
  void aViolatedInvariantIsNamedAndShownStepByStep() throws Exception {
    TlcResult result = check(Specs.directory(), "FaultSignalPendingNeverCleared");
    assertEquals(new TlcOutcome.Violated("AckSound"), result.outcome());
    assertEquals(-1, result.lassoStart());
    List<String> actions = result.trace().stream().map(TraceStep::action).toList();
    assertEquals(
        List.of("doSigPreempt_preemptGen", "doSigPreempt_signalPending"),
        actions.subList(actions.size() - 2, actions.size()));
    assertTrue(result.trace().get(actions.size() - 1).state().contains("signalPending |-> 1"));
  }

  @Test
  void aCountThatDiffersFromThePinnedOneIsNotExpected() throws Exception {
    SpecDirectory directory =
        Specs.copyWith(
            scratch, "manifest.csv", "AsyncPreemptOffSafe,352", "AsyncPreemptOffSafe,353");
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    TlcVerdict verdict =
        new TlcRun(directory)
            .verdict(directory.configuration("AsyncPreemptOffSafe"), 1, ENOUGH, lines::add);
    assertInstanceOf(TlcOutcome.Holds.class, verdict.result().outcome());
    assertFalse(verdict.expected());
    assertEquals(
        "AsyncPreemptOffSafe holds (352 states, depth 23), but manifest.csv pins 353 states,"
            + " depth 23.",
        verdict.sentence());
    assertTrue(lines.get(lines.size() - 1).startsWith("Progress(23)"), lines.toString());
  }

  @Test
  void anActionThatIsTakenAlthoughTheFileSaysNeverIsNotExpected() throws Exception {
    SpecDirectory directory =
        Specs.copyWith(
            scratch, "AsyncPreemptOffSafe.cfg", "expect: holds", "expect: holds\n\\* never: gogo");
    assertEquals(Optional.of("but its file should not say: never: gogo."), butOf(directory));
  }

  @Test
  void anActionThatIsNotTakenAlthoughTheFileDoesNotSaySoIsNotExpected() throws Exception {
    SpecDirectory directory =
        Specs.copyWith(scratch, "AsyncPreemptOffSafe.cfg", " AsyncPreempt ", " ");
    assertEquals(Optional.of("but its file should say: off: AsyncPreempt."), butOf(directory));
  }

  private static Optional<String> butOf(SpecDirectory directory) throws Exception {
    TlcVerdict verdict =
        new TlcRun(directory)
            .verdict(directory.configuration("AsyncPreemptOffSafe"), 1, ENOUGH, line -> {});
    assertInstanceOf(TlcOutcome.Holds.class, verdict.result().outcome());
    String sentence = verdict.sentence();
    int but = sentence.indexOf("but ");
    return but < 0 ? Optional.empty() : Optional.of(sentence.substring(but));
  }

  @Test
  void aCounterexampleOfAnotherLengthIsNotExpected() throws Exception {
    SpecDirectory directory =
        Specs.copyWith(
            scratch,
            "manifest.csv",
            "FaultSignalPendingNeverCleared,,,17",
            "FaultSignalPendingNeverCleared,,,16");
    TlcVerdict verdict =
        new TlcRun(directory)
            .verdict(
                directory.configuration("FaultSignalPendingNeverCleared"), 2, ENOUGH, line -> {});
    assertFalse(verdict.expected());
    assertTrue(
        verdict.sentence().endsWith("but manifest.csv pins a counterexample of 16 states."),
        verdict.sentence());
  }

  @Test
  void aBrokenSpecificationIsAnErrorWithItsPlace() throws Exception {
    SpecDirectory directory =
        Specs.copyWith(scratch, "Preemption.tla", "\\/ SysmonStep\n", "\\/ nonsense\n");
    TlcResult result = check(directory, "AsyncPreemptOffSafe");
    String message = ((TlcOutcome.Failed) result.outcome()).message();
    assertTrue(message.endsWith("of module Preemption Unknown operator: `nonsense'."), message);
  }

  @Test
  void anEvaluationErrorSaysWhatAndWhere() throws Exception {
    SpecDirectory directory =
        Specs.copyWith(scratch, "Signals.tla", "thread[mp].pending", "thread[mp].pend");
    SpecConfiguration configuration = directory.configuration("AsyncPreemptOffSafe");
    TlcResult result = new TlcRun(directory).check(configuration, 1, ENOUGH, line -> {});
    String message = ((TlcOutcome.Failed) result.outcome()).message();
    assertTrue(message.startsWith("Attempted to select nonexistent field \"pend\""), message);
    assertTrue(message.endsWith("of module Signals"), message);
    assertEquals(1, result.trace().size());
    assertFalse(TlcVerdict.of(configuration, result).expected());
  }

  @Test
  void aRunEndsWhenItsTimeIsUp() throws Exception {
    SpecDirectory directory = Specs.directory();
    SpecConfiguration configuration = directory.configuration("MigratingGoroutine");
    TlcVerdict verdict =
        new TlcRun(directory).verdict(configuration, 1, Duration.ofSeconds(1), line -> {});
    assertFalse(verdict.expected());
    assertTrue(verdict.sentence().startsWith("MigratingGoroutine not finished within 1 s"));
    assertTrue(verdict.result().duration().toSeconds() < 20);
  }

  @Test
  void anInterruptEndsTheRun() throws Exception {
    SpecDirectory directory = Specs.directory();
    SpecConfiguration configuration = directory.configuration("MigratingGoroutine");
    long before = children();
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class,
        () -> new TlcRun(directory).check(configuration, 1, ENOUGH, line -> {}));
    assertEquals(before, children());
  }

  @Test
  void anotherJarIsUsedIfNamed() throws IOException, InterruptedException {
    SpecDirectory directory = Specs.directory();
    TlcResult result =
        new TlcRun(directory, scratch.resolve("tla2tools.jar"))
            .check(directory.configuration("AsyncPreemptOffSafe"), 1, ENOUGH, line -> {});
    TlcOutcome.Failed failed = assertInstanceOf(TlcOutcome.Failed.class, result.outcome());
    assertTrue(failed.message().contains("tlc2.TLC"), failed.message());
  }

  private static long children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
  }
}

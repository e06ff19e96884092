package dev.tightloop.properties.lockstep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.spec.SpecDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One line of one side is another, and the comparison says which. The line is changed in a copy of
 * the specification, because what is too strong there is too weak in the model.
 */
class WrongLinesTest {

  /** Three goroutines call Gosched in turn: one M, one P, two initial states. */
  private static final String NAME = "TakeTurns";

  @TempDir Path copy;

  @BeforeEach
  void copyTheSpecification() throws IOException {
    try (Stream<Path> files = Files.list(Specs.directory().path())) {
      for (Path file : files.filter(each -> each.toString().endsWith(".tla")).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Files.copy(Specs.configuration(NAME).file(), copy.resolve(NAME + ".cfg"));
  }

  /** Replaces a text that is there once. */
  private void change(String file, String text, String other) throws IOException {
    String before = Files.readString(copy.resolve(file));
    int at = before.indexOf(text);
    assertTrue(at >= 0 && at == before.lastIndexOf(text), text);
    Files.writeString(copy.resolve(file), before.replace(text, other));
  }

  private Difference difference() {
    SpecDirectory directory = new SpecDirectory(copy);
    LockstepResult result = new Lockstep(directory, directory.configuration(NAME)).run();
    assertFalse(result.complete());
    return result.difference().orElseThrow();
  }

  private static void assertSteps(String detail, Difference difference) {
    assertEquals("The enabled steps differ", difference.headline());
    assertEquals(List.of(detail), difference.details());
    assertFalse(difference.path().isEmpty());
    assertTrue(difference.state().contains("runq |-> "), difference::message);
  }

  @Test
  void aGuardTooStrongInTheModel() throws IOException {
    String empty = "    /\\ runqempty(m[mp].p)\n";
    change("FindRunnable.tla", empty + "    /\\ sched.runq = <<>>\n", empty);
    assertSteps("only the specification has findRunnable_none(m1)", difference());
  }

  @Test
  void aGuardTooWeakInTheModel() throws IOException {
    change("Park.tla", "/\\ MayDo(mp, Yields)", "/\\ MayDo(mp, Yields) /\\ sched.runq # <<>>");
    assertSteps("only the model has Gosched(m1)", difference());
  }

  @Test
  void anActionOfAModuleThatTheFileWronglyCallsOff() throws IOException {
    change(NAME + ".cfg", "\\* off: Acquirem ", "\\* off: Acquirem Park ");
    assertSteps("only the model has Gosched(m1)", difference());
  }

  @Test
  void anotherEffectOnAField() throws IOException {
    change(
        "Scheduler.tla",
        "\"Runnable\"]\n            /\\ thread' = [thread EXCEPT ![mp].pc = IF m[mp].curg = Nil",
        "\"Waiting\"]\n            /\\ thread' = [thread EXCEPT ![mp].pc = IF m[mp].curg # Nil");
    Difference difference = difference();
    assertEquals("goschedImpl_casgstatus(m1) leads to two states", difference.headline());
    assertEquals(
        List.of(
            "g[g1].status: spec \"Waiting\", model \"Runnable\"",
            "thread[m1].pc: spec \"globrunqput\", model \"dropg_m\""),
        difference.details());
  }

  @Test
  void anotherOrderOfASequence() throws IOException {
    change("Scheduler.tla", "Append(@, thread[mp].gp)", "<<thread[mp].gp>> \\o @");
    Difference difference = difference();
    assertEquals("goschedImpl_globrunqput(m1) leads to two states", difference.headline());
    assertEquals(
        List.of("sched.runq: spec <<g1, g2, g3>>, model <<g2, g3, g1>>"), difference.details());
  }

  @Test
  void anActionThatOnlyTheModelHas() throws IOException {
    change("Scheduler.tla", "    \\/ gogo(mp)\n", "");
    Difference difference = difference();
    assertEquals("The actions differ", difference.headline());
    assertEquals(List.of("gogo: spec nothing, model Scheduler/1"), difference.details());
  }

  @Test
  void anInitialStateThatOnlyTheModelHas() throws IOException {
    change(
        "Preemption.tla",
        "=> q[1] = FirstG",
        "=> q[1] = FirstG /\\ q[n] = CHOOSE x \\in G : x # FirstG");
    assertEquals("Only the model has this initial state", difference().headline());
  }

  @Test
  void anInitialStateThatOnlyTheSpecificationHas() throws IOException {
    change("Preemption.tla", "=> q[1] = FirstG", "=> q[1] \\in runnable");
    Difference difference = difference();
    assertEquals("Only the specification has this initial state", difference.headline());
    assertTrue(difference.state().contains("runq |-> <<g2, "), difference::message);
  }

  @Test
  void aChoiceThatTheStepsNameDoesNotTell() throws IOException {
    change(
        "Scheduler.tla",
        "/\\ p' = [p EXCEPT ![m[mp].p].preempt = @ /\\ Fault(\"scheduleKeepsPreempt\")]",
        "/\\ \\E b \\in BOOLEAN : p' = [p EXCEPT ![m[mp].p].preempt = b]");
    assertEquals("In the specification schedule(m1) has two successors", difference().headline());
  }

  @Test
  void aStepThatOnlyTheModelCanEvaluate() throws IOException {
    change("Scheduler.tla", "![thread[mp].gp].m = mp]", "![m[Nil].curg].m = mp]");
    assertEquals("Only the model can evaluate execute_m(m1)", difference().headline());
  }

  @Test
  void aStepThatTlcCannotEvaluateAndTheModelNeedNot() throws IOException {
    String next = "    /\\ p[m[mp].p].runnext = Nil\n";
    change("FindRunnable.tla", next + "    /\\ p[m[mp].p].runq # <<>>\n", next);
    String headline = difference().headline();
    assertTrue(headline.startsWith("TLC cannot evaluate findRunnable_local(m1): "), headline);
  }
}

package dev.tightloop.properties.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.stub.AsyncPreemptStub;
import dev.tightloop.properties.answers.PreemptedLoop.Interrupted;
import dev.tightloop.properties.scenario.RegisterFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/answers/registers-survive-preemption.md}. */
class RegistersSurviveTest {

  private static final Path PAGE =
      Path.of(
          System.getProperty("tightloop.root", ".."),
          "docs/answers/registers-survive-preemption.md");

  private static final int TO_THE_COMPARISON = 3;
  private static final int OF_A_ROUND = 10;

  @Test
  void theLoopPreemptedBeforeEachInstructionCountsAsIfNobodyHadDoneSo() {
    int rounds = 20;
    int instructions = TO_THE_COMPARISON + rounds * OF_A_ROUND;
    PreemptedLoop loop = PreemptedLoop.fromTheBeginning();
    List<Interrupted> all = loop.run(instructions);
    assertEquals(rounds, loop.i());
    assertEquals(2 * rounds, loop.t());
    assertEquals(List.of(), loop.undisturbed(instructions).differences(loop.registers()));
    assertTrue(loop.preemptions() >= 2L * instructions - 1, "of both goroutines");
    assertTrue(
        all.stream().allMatch(each -> each.between() == PreemptedLoop.rubbish(0)),
        "the other goroutine had RAX meanwhile");
    assertEquals(13, all.stream().map(Interrupted::pc).distinct().count(), "all but the way out");
  }

  @Test
  void theSumIsRightAtTheEnd() {
    PreemptedLoop loop = PreemptedLoop.withRoundsToGo(3);
    loop.run(3 * OF_A_ROUND + 4);
    assertEquals(PreemptedLoop.END, loop.registers().rip());
    assertEquals(PreemptedLoop.ROUNDS, loop.i());
    assertEquals(2 * PreemptedLoop.ROUNDS, loop.t());
  }

  /** Without its save of one register asyncPreempt is caught at once. */
  @Test
  void aRegisterThatIsNotSavedIsMissed() {
    PreemptedLoop loop =
        PreemptedLoop.with(RegisterFault.gprLeftOut.stub(AsyncPreemptStub.go119()));
    AssertionError lost = assertThrows(AssertionError.class, () -> loop.run(OF_A_ROUND));
    assertTrue(lost.getMessage().contains("RegistersRestored"), lost.getMessage());
  }

  @Test
  void thePageShowsTheRoundAsItIs() throws IOException {
    String page = Files.readString(PAGE);
    assertTrue(page.contains(secondRound()), secondRound());
  }

  /** From the comparison on, when t is 2 and i is 1. */
  private static String secondRound() {
    List<Interrupted> all =
        PreemptedLoop.fromTheBeginning().run(TO_THE_COMPARISON + 2 * OF_A_ROUND);
    return all.subList(TO_THE_COMPARISON + OF_A_ROUND, all.size()).stream()
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "0x%x  %-38s %3d  %#18x  %3d",
                    each.pc(),
                    each.instruction(),
                    each.rax(),
                    each.between(),
                    each.after()))
        .collect(Collectors.joining("\n"));
  }
}

package dev.tightloop.properties.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Fault;
import dev.tightloop.properties.answers.PrintlnOrder.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/answers/newstack-after-the-handler.md}. */
class OneRequestTwoYieldsTest {

  private static final Path PAGE =
      Path.of(
          System.getProperty("tightloop.root", ".."), "docs/answers/newstack-after-the-handler.md");

  private static List<String> lines(Set<Fault> faults) {
    return PrintlnOrder.of(faults).stream()
        .map(Taken::line)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  @Test
  void withAPrintlnInAsyncPreempt2TheOrderIsTheQuestioners() {
    assertEquals(
        List.of(
            "handler: pushCall asyncPreempt, g1",
            "newstack on g0, g1",
            "gopreempt_m, g1",
            "execute, g2",
            "gosched_m, g2",
            "execute, g1",
            "asyncPreempt2's own line, g1",
            "gopreempt_m, g1",
            "execute, g2"),
        lines(Set.of(Fault.asyncPreempt2Splits)));
  }

  @Test
  void withoutItThereIsOneYieldAndNoNewstack() {
    assertEquals(
        List.of(
            "handler: pushCall asyncPreempt, g1",
            "gopreempt_m, g1",
            "execute, g2",
            "gosched_m, g2",
            "execute, g1"),
        lines(Set.of()).subList(0, 5));
  }

  /** Goroutine 5 of the real program is g1, its main goroutine 1 is g2. */
  @Test
  void theRealRuntimesOrderIsTheModels() throws IOException {
    String real = block(Files.readString(PAGE), "the last eleven lines");
    List<String> order =
        real.lines()
            .filter(line -> !line.startsWith("handler: after") && !line.equals("OK"))
            .map(
                line ->
                    line.replaceAll(
                            "before pushCall asyncPreempt, goroutine ", "pushCall asyncPreempt, g")
                        .replaceAll(": goroutine (\\d+) in .*", ", g$1")
                        .replaceAll("(gopreempt_m|gosched_m|execute) goroutine (\\d+)", "$1, g$2")
                        .replaceAll("^asyncPreempt2$", "asyncPreempt2's own line, g1")
                        .replace("g1", "main")
                        .replace("g5", "g1")
                        .replace("own line, main", "own line, g1")
                        .replace("main", "g2"))
            .toList();
    assertEquals(lines(Set.of(Fault.asyncPreempt2Splits)), order);
  }

  @Test
  void thePageShowsTheModelsSteps() throws IOException {
    String steps =
        PrintlnOrder.of(Set.of(Fault.asyncPreempt2Splits)).stream()
            .map(step -> String.format("%-32s%s", step.label(), step.line()).stripTrailing())
            .collect(Collectors.joining("\n"));
    assertTrue(Files.readString(PAGE).contains(steps), steps);
  }

  /** The first code block after these words. */
  private static String block(String page, String after) {
    int begin = page.indexOf("```\n", page.indexOf(after)) + 4;
    return page.substring(begin, page.indexOf("\n```", begin));
  }
}

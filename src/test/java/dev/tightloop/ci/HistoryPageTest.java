package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.ci.history.HistoryPage;
import dev.tightloop.properties.history.FoundAgain;
import dev.tightloop.spec.SpecDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/history.md} and {@code ./tightloop history}. */
final class HistoryPageTest {

  private static final Pattern LINK = Pattern.compile("\\]\\((\\.\\./[^)]+)\\)");
  private static final SpecDirectory SPEC = new SpecDirectory(Root.PATH.resolve("spec"));

  private static Ran history(String... arguments) {
    String[] commandLine = new String[arguments.length + 1];
    commandLine[0] = "history";
    System.arraycopy(arguments, 0, commandLine, 1, arguments.length);
    return Ran.tightloop(Root.PATH, new FakeEngines().factory(), commandLine);
  }

  @Test
  void thePageIsWhatThereIsToday() throws IOException {
    assertEquals(
        new HistoryPage(FoundAgain.of(SPEC), SPEC).text(),
        Files.readString(Root.PATH.resolve(HistoryCommand.PAGE)),
        "stale: run ./tightloop history --write");
  }

  @Test
  void whatThePageLinksToExists() {
    Matcher link = LINK.matcher(new HistoryPage(FoundAgain.of(SPEC), SPEC).text());
    assertTrue(link.find());
    do {
      Path target = Root.PATH.resolve("docs").resolve(link.group(1)).normalize();
      assertTrue(Files.exists(target), link.group(1));
    } while (link.find());
  }

  @Test
  void anIssueThatNothingShowsStandsBelow() {
    List<FoundAgain> bare =
        FoundAgain.of(SPEC).stream().filter(FoundAgain::isOpen).limit(1).toList();
    String page = new HistoryPage(bare, SPEC).text();
    assertTrue(page.contains("1 bugs: 0 are shown, 1 are not."), page);
    assertTrue(page.indexOf("## Not shown") < page.indexOf("#" + bare.get(0).issue().number()));
  }

  @Test
  void oneIssueIsFoundAgain() {
    Ran ran = history("35470");
    assertEquals(0, ran.exitCode(), ran.err());
    assertTrue(
        ran.out()
            .contains(
                "prologueIsPreemptible: violates GrowsShortStacksOnly, and nothing without it"),
        ran.out());
  }

  @Test
  void aPageOfOneIssueIsBadUsage() {
    Ran ran = history("--write", "35470");
    assertEquals(2, ran.exitCode());
    assertEquals(1, ran.errorLines().size(), ran.err());
  }

  @Test
  void anUnknownIssueIsBadUsage() {
    Ran ran = history("1");
    assertEquals(2, ran.exitCode());
    assertTrue(
        ran.err().contains("no issue 1 in docs/history.md; see ./tightloop history"), ran.err());
  }
}

package dev.tightloop.properties.invariants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lines of Go that the catalogue names, where Debian's golang-1.19-src is installed. */
class GoSourceTest {

  private static final Path SOURCE = Path.of("/usr/share/go-1.19/src");
  private static final Pattern FUNCTION =
      Pattern.compile("func (?:\\([^)]*\\) )?(\\w+)\\(.*|TEXT (?:runtime)?·(\\w+)[<(].*");

  @BeforeEach
  void theSourceIsThere() {
    assumeTrue(Files.isDirectory(SOURCE), "no " + SOURCE);
  }

  /** The function whose text the line belongs to. */
  private static Optional<String> functionAt(GoLine at) throws IOException {
    List<String> lines = Files.readAllLines(SOURCE.resolve(at.file()));
    for (int i = at.line() - 1; i >= 0; i--) {
      Matcher function = FUNCTION.matcher(lines.get(i));
      if (function.matches()) {
        return Optional.of(Optional.ofNullable(function.group(1)).orElse(function.group(2)));
      }
      if (lines.get(i).equals("}") && i < at.line() - 1) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  @Test
  void eachLineStandsInTheFunctionThatIsNamed() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (CatalogueEntry entry : Catalogue.entries()) {
      for (GoLine at : entry.reliesOn()) {
        Optional<String> found = functionAt(at);
        if (!found.equals(Optional.of(at.function()))) {
          wrong.add(entry.id() + ": " + at + " is in " + found.orElse("no function"));
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void aLineThatHasMovedIsFound() throws IOException {
    GoLine moved = new GoLine("runtime/preempt.go", 106, "resumeG");
    assertEquals(Optional.of("suspendG"), functionAt(moved));
    assertNotEquals(Optional.of("resumeG"), functionAt(new GoLine("runtime/preempt.go", 257, "")));
  }
}

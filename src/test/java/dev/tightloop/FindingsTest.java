package dev.tightloop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Action;
import dev.tightloop.model.Model;
import dev.tightloop.model.Step;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.Expectation;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schedules in {@code docs/findings} are real: each step is enabled, and the lasso closes. */
class FindingsTest {

  private static final Path ROOT = Path.of(System.getProperty("tightloop.root", ".."));
  private static final Pattern CONFIGURATION = Pattern.compile("`spec/(\\w+)\\.cfg`");
  private static final Pattern STEP = Pattern.compile(" *(\\d+) +(\\w+)");
  private static final Pattern BACK = Pattern.compile(" +back to (\\d+)");

  static List<Path> findings() throws IOException {
    try (var files = Files.list(ROOT.resolve("docs/findings"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("findings")
  void theScheduleOfAFindingCanBeReplayed(Path page) throws IOException {
    String text = Files.readString(page);
    SpecConfiguration configuration = configuration(text);
    assertTrue(text.contains("violate `" + violated(configuration) + "`"), page.toString());

    Model model = new Model(ModelConfiguration.of(configuration));
    List<byte[]> states = new ArrayList<>();
    states.add(null);
    states.add(model.state().encoded());
    boolean closed = false;
    for (String line : schedule(text)) {
      Matcher step = STEP.matcher(line);
      Matcher back = BACK.matcher(line);
      if (step.matches()) {
        assertEquals(states.size(), Integer.parseInt(step.group(1)));
        model.apply(Step.of(Action.valueOf(step.group(2)), 0, 0));
        states.add(model.state().encoded());
      } else if (back.matches()) {
        closed = true;
        assertArrayEquals(
            states.get(Integer.parseInt(back.group(1))), states.get(states.size() - 1));
      }
    }
    assertTrue(closed, "the lasso closes");
  }

  private static SpecConfiguration configuration(String page) {
    Matcher named = CONFIGURATION.matcher(page);
    assertTrue(named.find());
    return new SpecDirectory(ROOT.resolve("spec")).configuration(named.group(1));
  }

  private static String violated(SpecConfiguration configuration) {
    Expectation expectation = configuration.expectation();
    assertFalse(expectation.holds());
    return expectation.violates().orElseThrow();
  }

  /** The first block of code. */
  private static List<String> schedule(String page) {
    String block = page.split("```")[1];
    return block.lines().filter(line -> !line.isBlank()).toList();
  }
}

package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.ci.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents quote exists. */
final class ReadmeTest {

  private static final String MARKER = "<!-- output of ./tightloop check -->\n```\n";
  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern QUOTED_PATH =
      Pattern.compile("`([a-z.][\\w.-]*/[\\w./-]*|[a-z0-9-]+/)`");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "spec/README.md"})
  void quotedCommandsExist(String document) throws IOException {
    List<String> commands = commands(document);
    assertFalse(commands.isEmpty());
    for (String command : commands) {
      String[] words = command.replaceFirst("^([A-Z_]+=\\S+ )+", "").split(" +");
      if (words[0].equals("./tightloop")) {
        assertUnderstood(words);
      } else if (!words[0].equals("mvn")) {
        assertTrue(Files.isExecutable(Root.PATH.resolve(words[0])), command);
      }
    }
  }

  /** The command line is understood: help on it, instead of the run, is no error. */
  private static void assertUnderstood(String[] words) {
    List<String> arguments = new ArrayList<>(List.of(words).subList(1, words.length));
    if (!arguments.contains("--help")) {
      arguments.add("--help");
    }
    Ran ran =
        Ran.tightloop(Root.PATH, new FakeEngines().factory(), arguments.toArray(String[]::new));
    assertEquals(0, ran.exitCode(), ran.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "CONTRIBUTING.md"})
  void quotedPathsExist(String document) throws IOException {
    Matcher path = QUOTED_PATH.matcher(text(document));
    while (path.find()) {
      String name = path.group(1);
      if (!name.startsWith("target/") && !name.startsWith("runtime/")) {
        assertTrue(Files.exists(Root.PATH.resolve(name)), name);
      }
    }
  }

  @Test
  void theOutputInTheReadmeHasTheShapeOfOurs() throws IOException {
    String readme = text("README.md");
    int start = readme.indexOf(MARKER);
    assertTrue(start >= 0, "no marker");
    String output = readme.substring(start + MARKER.length());
    output = output.substring(0, output.indexOf("```"));
    String[] headings = output.lines().findFirst().orElse("").split("  +");
    assertEquals(Table.HEADINGS, List.of(headings));
    for (String part :
        List.of("canary", "tlc", "explore", "lockstep", "fuzz", "faults", "properties", "binary")) {
      assertTrue(output.contains("\n" + part + " "), part);
    }
    for (String name : configurations("quick")) {
      assertTrue(output.contains(" " + name + ": "), name + " is not in the README's output");
    }
    assertTrue(output.endsWith("nothing violated\n"), output);
  }

  private static List<String> configurations(String suite) throws IOException {
    List<String> names = new ArrayList<>();
    try (var files = Files.newDirectoryStream(Root.PATH.resolve("spec"), "*.cfg")) {
      for (Path file : files) {
        if (Files.readString(file).contains("\\* suite: " + suite + "\n")) {
          names.add(file.getFileName().toString().replace(".cfg", ""));
        }
      }
    }
    return names;
  }

  private static List<String> commands(String document) throws IOException {
    List<String> commands = new ArrayList<>();
    Matcher block = SHELL.matcher(text(document));
    while (block.find()) {
      block
          .group(1)
          .lines()
          .map(line -> line.replaceFirst(" +#.*", ""))
          .filter(line -> !line.isBlank())
          .forEach(commands::add);
    }
    return commands;
  }

  private static String text(String document) throws IOException {
    return Files.readString(Root.PATH.resolve(document));
  }
}

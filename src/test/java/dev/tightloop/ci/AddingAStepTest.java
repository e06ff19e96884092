package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page that shows how to add a step is true: its differences are made in a copy of the sources,
 * in its order, its commands are run there, and each prints what the page says, but for times.
 */
class AddingAStepTest {

  private static final String PAGE = "docs/adding-a-step.md";
  private static final String SPEC = "spec";
  private static final List<String> SOURCES =
      List.of("model-java/src/main/java", "properties/src/main/java");

  /** Only those that the page adds. */
  private static final List<String> TESTS = List.of("model-java/src/test/java");

  private static final Pattern TEST =
      Pattern.compile(
          "mvn -q test -pl model-java -am -Dtest=(\\w+) -Dsurefire.failIfNoSpecifiedTests=false");
  private static final String LEFT_OUT = "...\n";
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern TIME = Pattern.compile("\\d[\\d,.]* (m?s|min)\\b");
  private static final Pattern RATE = Pattern.compile("\\d[\\d,.]*( \\w+)?/s\\b");

  @TempDir private Path copy;
  private boolean compiled = true;

  @Test
  void whatThePageSaysHappens() throws IOException {
    copyTree();
    Matcher block = BLOCK.matcher(Files.readString(Root.PATH.resolve(PAGE)));
    String printed = "";
    int compared = 0;
    while (block.find()) {
      switch (block.group(1)) {
        case "diff" -> {
          Patch.apply(block.group(2), copy);
          compiled = false;
        }
        case "sh" -> {
          StringBuilder all = new StringBuilder();
          for (String command : block.group(2).lines().toList()) {
            all.append(run(command));
          }
          printed = all.toString();
        }
        case "" -> {
          assertEquals(withoutTimes(block.group(2)), shownOf(printed, block.group(2)));
          compared++;
        }
        default -> assertEquals("go", block.group(1), "a block that nobody checks");
      }
    }
    assertTrue(compared >= 3, compared + " outputs");
  }

  @Test
  void aDifferenceThatFitsNowhereIsRefused() throws IOException {
    Files.writeString(copy.resolve("a"), "one\ntwo\ntwo\n");
    String head = "--- a/a\n+++ b/a\n@@ -1 +1 @@\n";
    assertThrows(IllegalArgumentException.class, () -> Patch.apply(head + "-three\n+four\n", copy));
    assertThrows(IllegalArgumentException.class, () -> Patch.apply(head + "-two\n+four\n", copy));
    Patch.apply(head + " one\n-two\n+four\n", copy);
    assertEquals("one\nfour\ntwo\n", Files.readString(copy.resolve("a")));
  }

  @Test
  void onlyTimesMayDiffer() {
    assertEquals(withoutTimes("5 states  in 1.2 s"), withoutTimes("5 states in 13 s"));
    assertEquals(
        List.of(false, false),
        Stream.of("6 states in 1.2 s", "5 states")
            .map(other -> withoutTimes(other).equals(withoutTimes("5 states in 1.2 s")))
            .toList());
  }

  private void copyTree() throws IOException {
    try (Stream<Path> files = Files.list(Root.PATH.resolve(SPEC))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file);
      }
    }
    for (String sources : SOURCES) {
      for (Path file : sources(Root.PATH.resolve(sources))) {
        copy(file);
      }
    }
  }

  private void copy(Path file) throws IOException {
    Path to = copy.resolve(Root.PATH.relativize(file));
    Files.createDirectories(to.getParent());
    Files.copy(file, to);
  }

  private static List<Path> sources(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /**
   * Runs a command of the page in the copy: {@code ./tightloop}, and Maven's tests of one class, on
   * the classes of the copy.
   */
  private String run(String command) throws IOException {
    List<String> words = List.of(command.split(" +"));
    Matcher test = TEST.matcher(command);
    if (words.get(0).equals("./tightloop")) {
      Ran ran = java(Tightloop.class, words.subList(1, words.size()));
      assertTrue(ran.exitCode() <= 1, command + " ended with " + ran.exitCode() + "\n" + ran.err());
      return ran.out();
    }
    if (test.matches()) {
      Ran ran = java(RunTests.class, List.of(test.group(1)));
      assertEquals(0, ran.exitCode(), command + "\n" + ran.err());
      return ran.out();
    }
    Ran ran = Command.run(copy, Map.of(), List.of("bash", "-c", command));
    assertEquals(0, ran.exitCode(), command + "\n" + ran.err());
    compiled = false;
    return ran.out();
  }

  private Ran java(Class<?> main, List<String> arguments) throws IOException {
    if (!compiled) {
      compile();
    }
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-D" + Tightloop.ROOT + "=" + copy);
    line.add("-cp");
    line.add(copy.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"));
    line.add(main.getName());
    line.addAll(arguments);
    return Command.run(copy, Map.of(), line);
  }

  private void compile() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Path> sources = new ArrayList<>();
    for (String directory : SOURCES) {
      sources.addAll(sources(copy.resolve(directory)));
    }
    for (String directory : TESTS) {
      sources.addAll(sources(copy.resolve(directory)));
    }
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(
                  complaints,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-nowarn",
                      "-cp",
                      System.getProperty("java.class.path"),
                      "-d",
                      copy.resolve("classes").toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertTrue(done, complaints::toString);
    }
    compiled = true;
  }

  /** The output, or its first lines if the page ends with the mark of what it leaves out. */
  private static String shownOf(String printed, String shown) {
    if (!shown.endsWith(LEFT_OUT)) {
      return withoutTimes(printed);
    }
    List<String> first = printed.lines().limit(shown.lines().count() - 1).toList();
    return withoutTimes(String.join("\n", first) + "\n" + LEFT_OUT);
  }

  private static String withoutTimes(String text) {
    String without = RATE.matcher(TIME.matcher(text).replaceAll("T")).replaceAll("R");
    return without.replaceAll(" +", " ").replaceAll("--+", "--").replaceAll("(?m) $", "").strip();
  }
}

package dev.tightloop.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of {@code spec/README.md}: the modules, from the comments at their tops, and the
 * configurations, from their files and the manifest. Each stands between {@code <!-- NAME -->} and
 * {@code <!-- end of NAME -->}.
 */
public final class SpecTables {

  /** Constants that say who there is and where it is, not what it does. */
  private static final Set<String> WHO =
      Set.of("Nil", "Sysmon", "G", "M", "P", "FirstG", "FirstM", "FirstP", "IdleM", "LoopLength");

  private final SpecDirectory directory;

  public SpecTables(SpecDirectory directory) {
    this.directory = directory;
  }

  /** The page with its tables made anew. */
  public String in(String page) {
    String changed = replaced(page, "modules", modules());
    for (Suite suite : Suite.values()) {
      changed = replaced(changed, suite.text(), configurations(suite));
    }
    return changed;
  }

  private static String replaced(String page, String name, List<String> lines) {
    String start = "<!-- " + name + " -->\n";
    int from = page.indexOf(start);
    int to = page.indexOf("<!-- end of " + name + " -->");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("the page has no place for " + name);
    }
    return page.substring(0, from + start.length())
        + String.join("\n", lines)
        + "\n"
        + page.substring(to);
  }

  private List<String> modules() {
    List<String> lines = new ArrayList<>(List.of("| module | what it says |", "|---|---|"));
    try (Stream<Path> files = Files.list(directory.path())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".tla")).sorted().toList()) {
        String name = file.getFileName().toString();
        lines.add("| [%s](%s) | %s |".formatted(name.replace(".tla", ""), name, about(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /** The first sentence of the first comment. */
  private static String about(Path module) throws IOException {
    String comment =
        Files.readAllLines(module).stream()
            .dropWhile(line -> !line.startsWith("(* "))
            .takeWhile(line -> line.startsWith("(* "))
            .map(line -> line.substring(2, line.length() - 2).strip())
            .takeWhile(line -> !line.isEmpty())
            .collect(Collectors.joining(" "));
    int end = comment.indexOf(". ");
    return (end < 0 ? comment : comment.substring(0, end + 1)).replace("|", "\\|");
  }

  private List<String> configurations(Suite suite) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "| configuration | what it is for | who | what is on | what is checked | states | depth | time |",
                "|---|---|---|---|---|---:|---:|---:|"));
    for (SpecConfiguration each : directory.configurations()) {
      if (each.suite() == suite) {
        lines.add(row(each));
      }
    }
    return lines;
  }

  private static String row(SpecConfiguration each) {
    return "| [%s](%s.cfg) | %s | %s | %s | %s | %s |"
        .formatted(
            each.name(),
            each.name(),
            each.description().replace("|", "\\|"),
            who(each.constants()),
            on(each.constants()),
            checked(each),
            each.pinned().map(SpecTables::size).orElse(" | |"));
  }

  private static String who(Map<String, Object> constants) {
    return Stream.of("G", "M", "P")
        .filter(constants::containsKey)
        .map(name -> ((TlaSet) constants.get(name)).elements().size() + " " + name)
        .collect(Collectors.joining(", "));
  }

  private static String on(Map<String, Object> constants) {
    return constants.entrySet().stream()
        .filter(constant -> !WHO.contains(constant.getKey()) && isOn(constant.getValue()))
        .map(
            constant ->
                constant.getValue() instanceof TlaSet set
                    ? constant.getKey() + " " + set.elements().toString().replaceAll("[\\[\\]]", "")
                    : constant.getKey())
        .collect(Collectors.joining("; "));
  }

  private static boolean isOn(Object value) {
    return !value.equals(false) && !value.equals("Nil") && !value.equals(TlaSet.of(List.of()));
  }

  private static String checked(SpecConfiguration each) {
    if (!each.expectation().holds()) {
      return each.expectation().violates().map(name -> "**violates** `" + name + "`").orElseThrow();
    }
    List<String> parts = new ArrayList<>();
    if (!each.invariants().isEmpty()) {
      parts.add(each.invariants().size() + " invariants");
    }
    each.properties().forEach(property -> parts.add("`" + property + "`"));
    return String.join(", ", parts);
  }

  private static String size(Pinned pinned) {
    String time = pinned.seconds() == 0 ? "< 1 s" : "%,d s".formatted(pinned.seconds());
    return pinned
        .states()
        .map(count -> "%,d | %d | %s".formatted(count.distinct(), count.depth(), time))
        .orElse(
            (pinned.trace().isPresent() ? "" : "a lasso")
                + " | "
                + (pinned.trace().isPresent() ? pinned.trace().getAsInt() : "")
                + " | "
                + time);
  }
}

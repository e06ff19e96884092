package dev.tightloop.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the part of TLC's configuration language that this specification uses ({@code
 * tlc2.tool.impl.ModelConfig} reads all of it). Sections that restrict or rename states are refused
 * on purpose: the model would have to know of them.
 */
final class ConfigurationReader {

  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"]*\"|<-|[A-Za-z_0-9]+|[{},=]|-\\d+|\\S");
  private static final Pattern STATES = Pattern.compile("(\\d+)\\s+depth:\\s*(\\d+)");
  private static final Pattern NAME = Pattern.compile("\\w*[A-Za-z]\\w*");
  private static final int SHORTER_THAN_SECTIONS = "INIT".length() - 1;
  private static final String END = "";

  private record Token(String text, int line) {}

  private final Path file;
  private final List<String> description = new ArrayList<>();
  private final SortedMap<String, Object> constants = new TreeMap<>();
  private final Map<String, Integer> constantLines = new HashMap<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final List<String> invariants = new ArrayList<>();
  private final List<String> properties = new ArrayList<>();
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  private Suite suite;
  private Expectation expectation;
  private Pinned pinned;
  private String module = SpecDirectory.TOP_MODULE;
  private final SortedSet<String> off = new TreeSet<>();
  private final SortedSet<String> never = new TreeSet<>();
  private final SortedSet<String> unreached = new TreeSet<>();
  private String specification;
  private boolean checkDeadlock = true;

  ConfigurationReader(Path file) {
    this.file = file;
  }

  SpecConfiguration read() {
    return read(lines());
  }

  /** The same, of lines that are not in the file yet. */
  SpecConfiguration read(List<String> lines) {
    header(lines);
    tokenize(lines);
    while (!peek().equals(END)) {
      section();
    }
    require(suite != null, 1, "no suite", "add a line \"\\* suite: quick\"");
    require(expectation != null, 1, "no expectation", "add a line \"\\* expect: holds\"");
    require(specification != null, 0, "no SPECIFICATION", "add SPECIFICATION Spec");
    String violated = expectation.violates().orElse(null);
    require(
        violated == null || invariants.contains(violated) || properties.contains(violated),
        0,
        "expects " + violated + " to be violated but does not check it",
        "add it to INVARIANTS or PROPERTIES");
    for (String name : unreached) {
      require(
          invariants.contains(name) || properties.contains(name),
          0,
          "does not reach " + name + " but does not check it either",
          "remove it from the line unreached");
    }
    return new SpecConfiguration(
        file,
        String.join(" ", description),
        suite,
        expectation,
        Optional.ofNullable(pinned),
        module,
        off,
        never,
        unreached,
        specification,
        constants,
        List.copyOf(names),
        invariants,
        properties,
        checkDeadlock,
        constantLines);
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new BadConfiguration(file, 0, "cannot be read", "see " + e);
    }
  }

  private void header(List<String> lines) {
    boolean describes = true;
    for (int i = 0; i < lines.size() && lines.get(i).startsWith("\\*"); i++) {
      String text = lines.get(i).substring(2).strip();
      if (directive(text, i + 1) || text.isEmpty()) {
        describes = false;
      } else if (describes) {
        description.add(text);
      }
    }
  }

  private boolean directive(String text, int line) {
    int colon = text.indexOf(": ");
    String value = colon < 0 ? "" : text.substring(colon + 2).strip();
    switch (colon < 0 ? "" : text.substring(0, colon)) {
      case "suite" -> suite = suite(value, line);
      case "expect" -> expectation = expectation(value, line);
      case "states" -> pinned = pinned(value, line);
      case "module" -> module = value;
      case "off" -> off.addAll(List.of(value.split("\\s+")));
      case "never" -> never.addAll(List.of(value.split("\\s+")));
      case "unreached" -> unreached.addAll(List.of(value.split("\\s+")));
      default -> {
        return false;
      }
    }
    return true;
  }

  private Suite suite(String value, int line) {
    return Arrays.stream(Suite.values())
        .filter(known -> known.text().equals(value))
        .findFirst()
        .orElseThrow(() -> bad(line, "no suite " + value, "say quick, standard or deep"));
  }

  private Expectation expectation(String value, int line) {
    if (value.equals("holds")) {
      return Expectation.HOLDS;
    }
    String[] words = value.split("\\s+");
    if (words.length == 2 && words[0].equals("violates")) {
      return Expectation.violates(words[1]);
    }
    throw bad(line, "cannot expect \"" + value + "\"", "say holds or violates NAME");
  }

  private Pinned pinned(String value, int line) {
    Matcher matcher = STATES.matcher(value);
    require(
        matcher.matches(),
        line,
        "no count of states in \"" + value + "\"",
        "say \"\\* states: 352 depth: 23\"");
    StateCount count =
        new StateCount(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    return new Pinned(Optional.of(count), OptionalInt.empty(), 0);
  }

  private void tokenize(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int comment = line.indexOf("\\*");
      Matcher matcher = TOKEN.matcher(comment < 0 ? line : line.substring(0, comment));
      while (matcher.find()) {
        tokens.add(new Token(matcher.group(), i + 1));
      }
    }
  }

  private void section() {
    Token keyword = take();
    switch (keyword.text()) {
      case "SPECIFICATION" -> specification = name();
      case "CONSTANT", "CONSTANTS" -> {
        while (atName()) {
          constant();
        }
      }
      case "INVARIANT", "INVARIANTS" -> names(invariants);
      case "PROPERTY", "PROPERTIES" -> names(properties);
      case "CHECK_DEADLOCK" -> {
        Token value = take();
        require(
            value.text().equals("TRUE") || value.text().equals("FALSE"),
            value.line(),
            "CHECK_DEADLOCK is " + value.text(),
            "say FALSE, or leave it out");
        checkDeadlock = value.text().equals("TRUE");
      }
      default ->
          throw bad(
              keyword.line(),
              "unknown section " + keyword.text(),
              "known are " + String.join(", ", SpecConfiguration.SECTIONS));
    }
  }

  private void constant() {
    Token name = take();
    Token equals = take();
    require(
        equals.text().equals("="),
        equals.line(),
        "no value for " + name.text(),
        "write " + name.text() + " = VALUE");
    require(
        constants.put(name.text(), value()) == null,
        name.line(),
        name.text() + " has a value already",
        "remove one of the two");
    constantLines.put(name.text(), name.line());
  }

  private Object value() {
    Token token = take();
    String text = token.text();
    if (text.equals("{")) {
      return set();
    }
    if (text.equals("TRUE") || text.equals("FALSE")) {
      return text.equals("TRUE");
    }
    if (text.matches("-?\\d+")) {
      return Integer.valueOf(text);
    }
    if (text.startsWith("\"") && text.length() > 1) {
      return text.substring(1, text.length() - 1);
    }
    require(
        NAME.matcher(text).matches(),
        token.line(),
        "no value in " + (text.isEmpty() ? "the rest" : text),
        "write a number, TRUE, FALSE, a string, a name or a set of them");
    names.add(text);
    return text;
  }

  private TlaSet set() {
    List<Object> elements = new ArrayList<>();
    if (peek().equals("}")) {
      take();
      return TlaSet.of(elements);
    }
    while (true) {
      elements.add(value());
      Token separator = take();
      if (separator.text().equals("}")) {
        return TlaSet.of(elements);
      }
      require(
          separator.text().equals(","), separator.line(), "set without end", "write , or } here");
    }
  }

  private void names(List<String> names) {
    while (atName()) {
      names.add(take().text());
    }
  }

  private String name() {
    Token token = take();
    require(
        NAME.matcher(token.text()).matches(), token.line(), "no name", "write SPECIFICATION Spec");
    return token.text();
  }

  private boolean atName() {
    return NAME.matcher(peek()).matches() && !looksLikeSection(peek());
  }

  /** Names in capitals are TLC's; the specification's own are shorter than any of them. */
  private static boolean looksLikeSection(String text) {
    return text.length() > SHORTER_THAN_SECTIONS && text.equals(text.toUpperCase(Locale.ROOT));
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next).text() : END;
  }

  private Token take() {
    if (next < tokens.size()) {
      return tokens.get(next++);
    }
    return new Token(END, tokens.isEmpty() ? 0 : tokens.get(next - 1).line());
  }

  private void require(boolean holds, int line, String problem, String advice) {
    if (!holds) {
      throw bad(line, problem, advice);
    }
  }

  private BadConfiguration bad(int line, String problem, String advice) {
    return new BadConfiguration(file, line, problem, advice);
  }
}

package dev.tightloop.ci.history;

import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.history.FoundAgain;
import dev.tightloop.properties.history.Issue;
import dev.tightloop.properties.history.Shown;
import dev.tightloop.properties.history.Shown.Allowed;
import dev.tightloop.properties.history.Shown.Changed;
import dev.tightloop.properties.history.Shown.Pair;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.TlaSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code docs/history.md}. */
public final class HistoryPage {

  private static final String HEAD =
      """
      # What has gone wrong before, found again

      Made by `./tightloop history --write` from `dev.tightloop.properties.history`, from the faults in
      [spec/Faults.tla](../spec/Faults.tla) and at the register level, and from the configurations; a test fails when this page
      is older than they are.

      Each line is an issue of golang/go, with the other issues about the same bug. The bug is there with the fault switched on,
      or in the first of two configurations, and the checker must then find what the last column says; without it, in the
      same configuration or in the second one, it must find nothing. `HistoryTest` does both for every line, by the explorer and
      by random programs on the core; `./tightloop history NUMBER` does it for one. Where the configuration without the bug is
      too large to be searched in seconds, it is searched at least three times as deep as the bug lies, or through ten
      times as many states as it took to find the bug.
      """;

  private final List<FoundAgain> all;
  private final SpecDirectory directory;

  public HistoryPage(List<FoundAgain> all, SpecDirectory directory) {
    this.all = List.copyOf(all);
    this.directory = directory;
  }

  /** The page. */
  public String text() {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    List<FoundAgain> open = all.stream().filter(FoundAgain::isOpen).toList();
    lines.add(
        "%d bugs: %d are shown, %d are not."
            .formatted(all.size(), all.size() - open.size(), open.size()));
    lines.add("");
    lines.add("| issue | what went wrong | shown by | found by |");
    lines.add("|---|---|---|---|");
    all.stream().filter(found -> !found.isOpen()).forEach(found -> lines.add(row(found)));
    if (!open.isEmpty()) {
      lines.add("");
      lines.add("## Not shown");
      lines.add("");
      lines.add("| issue | what went wrong | why not |");
      lines.add("|---|---|---|");
      for (FoundAgain found : open) {
        Issue issue = found.issue();
        lines.add("| %s | %s | %s |".formatted(links(issue), issue.sentence(), issue.remark()));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private String row(FoundAgain found) {
    Issue issue = found.issue();
    List<String> by = new ArrayList<>();
    List<String> what = new ArrayList<>();
    for (KnownFault fault : found.faults()) {
      by.add(fault(fault));
      fault.expected().ifPresent(what::add);
    }
    for (Shown shown : issue.shown()) {
      by.add(shown(shown));
      violated(shown, what);
    }
    String sentence = issue.sentence() + (issue.remark().isEmpty() ? "" : " " + issue.remark());
    String properties =
        what.stream().distinct().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    return "| %s | %s | %s | %s |"
        .formatted(
            links(issue),
            sentence,
            String.join("; ", by),
            properties.isEmpty() ? "allowed" : properties);
  }

  private static String links(Issue issue) {
    return issue.numbers().stream()
        .map(number -> "[#%d](https://github.com/golang/go/issues/%d)".formatted(number, number))
        .collect(Collectors.joining(", "));
  }

  private static String fault(KnownFault fault) {
    String name = "`" + fault.name() + "`";
    return fault
        .configuration()
        .map(spec -> name + " in " + link(spec.name()))
        .orElse(name + " at the register level");
  }

  private static String shown(Shown shown) {
    if (shown instanceof Pair pair) {
      return link(pair.bug()) + ", not " + link(pair.mended());
    }
    if (shown instanceof Changed changed) {
      return "%s, not with `%s = %s`"
          .formatted(link(changed.bug()), changed.constant(), value(changed.mended()));
    }
    return link(((Allowed) shown).configuration());
  }

  private void violated(Shown shown, List<String> what) {
    String bug =
        shown instanceof Pair pair
            ? pair.bug()
            : shown instanceof Changed changed ? changed.bug() : "";
    if (!bug.isEmpty()) {
      directory.configuration(bug).expectation().violates().ifPresent(what::add);
    }
  }

  private static String link(String configuration) {
    return "[%s](../spec/%s.cfg)".formatted(configuration, configuration);
  }

  /** As TLA+ writes it. */
  private static String value(Object value) {
    if (value instanceof TlaSet set) {
      return set.elements().stream()
          .map(element -> "\"" + element + "\"")
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.toString().toUpperCase(java.util.Locale.ROOT);
  }
}

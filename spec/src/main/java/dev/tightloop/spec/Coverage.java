package dev.tightloop.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The actions that a configuration never takes: by module those of which none is taken, by name the
 * others. A configuration's file says both ({@code off}, {@code never}), so that nobody believes an
 * action checked that was never enabled, and nobody loses one unseen.
 *
 * @param off modules none of whose actions is taken
 * @param never actions that are not taken though others of their module are
 */
public record Coverage(SortedSet<String> off, SortedSet<String> never) {

  private static final int WIDTH = 90;

  /** What the file says. */
  public static Coverage said(SpecConfiguration configuration) {
    return new Coverage(configuration.off(), configuration.never());
  }

  /** What TLC saw. */
  public static Coverage seen(Collection<ActionCount> counts) {
    SortedMap<String, List<ActionCount>> modules =
        counts.stream()
            .collect(Collectors.groupingBy(ActionCount::module, TreeMap::new, Collectors.toList()));
    SortedSet<String> off = new TreeSet<>();
    SortedSet<String> never = new TreeSet<>();
    for (Map.Entry<String, List<ActionCount>> module : modules.entrySet()) {
      List<String> untaken =
          module.getValue().stream()
              .filter(count -> count.taken() == 0)
              .map(ActionCount::name)
              .toList();
      if (untaken.size() == module.getValue().size()) {
        off.add(module.getKey());
      } else {
        never.addAll(untaken);
      }
    }
    return new Coverage(off, never);
  }

  /** What is wrong with this, if that was seen. */
  Optional<String> complaint(Coverage seen) {
    List<String> complaints = new ArrayList<>();
    complain(complaints, "should say: ", minus(seen.off, off), minus(seen.never, never));
    complain(complaints, "should not say: ", minus(off, seen.off), minus(never, seen.never));
    return complaints.isEmpty()
        ? Optional.empty()
        : Optional.of("its file " + String.join(", and ", complaints));
  }

  private static void complain(
      List<String> complaints, String what, Collection<String> off, Collection<String> never) {
    String lines =
        new Coverage(new TreeSet<>(off), new TreeSet<>(never))
            .lines().stream()
                .map(line -> line.replace("\\* ", ""))
                .collect(Collectors.joining(" "));
    if (!lines.isEmpty()) {
      complaints.add(what + lines);
    }
  }

  private static SortedSet<String> minus(SortedSet<String> all, SortedSet<String> some) {
    SortedSet<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  /** The lines of a file that say this. */
  public List<String> lines() {
    return Stream.concat(wrapped("\\* off: ", off).stream(), wrapped("\\* never: ", never).stream())
        .toList();
  }

  private static List<String> wrapped(String start, Collection<String> words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      if (line.length() + word.length() >= WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? start.strip() : "").append(' ').append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}

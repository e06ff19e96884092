package dev.tightloop.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is pinned of each configuration: {@code spec/manifest.csv}, written by {@code tightloop
 * pin}.
 *
 * @param rows by the configuration's name
 */
public record Manifest(SortedMap<String, Pinned> rows) {

  private static final String HEADING = "configuration,states,depth,trace,seconds";
  private static final Pattern ROW = Pattern.compile("(\\w+),(?:(\\d+),(\\d+),|,,(\\d*)),(\\d+)");

  public Manifest {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
  }

  /**
   * Reads the file; one that does not exist has no rows.
   *
   * @throws BadConfiguration if it is none
   */
  static Manifest read(Path file) {
    SortedMap<String, Pinned> rows = new TreeMap<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      Matcher row = ROW.matcher(lines.get(i));
      if (i > 0 && row.matches()) {
        rows.put(row.group(1), pinned(row));
      } else if (i > 0 || !lines.get(i).equals(HEADING)) {
        throw new BadConfiguration(file, i + 1, "no row: " + lines.get(i), "run ./tightloop pin");
      }
    }
    return new Manifest(rows);
  }

  private static Pinned pinned(Matcher row) {
    Optional<StateCount> states =
        Optional.ofNullable(row.group(2))
            .map(count -> new StateCount(Long.parseLong(count), Integer.parseInt(row.group(3))));
    String trace = row.group(4);
    return new Pinned(
        states,
        trace == null || trace.isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(trace)),
        Integer.parseInt(row.group(5)));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with other rows for some, and without those whose configuration is gone. */
  public Manifest with(Map<String, Pinned> changed, List<String> configurations) {
    SortedMap<String, Pinned> all = new TreeMap<>(rows);
    all.putAll(changed);
    all.keySet().retainAll(configurations);
    return new Manifest(all);
  }

  /** The file's text. */
  public String text() {
    List<String> lines = new ArrayList<>(List.of(HEADING));
    rows.forEach(
        (name, pinned) ->
            lines.add(
                String.join(
                    ",",
                    name,
                    pinned.states().map(count -> Long.toString(count.distinct())).orElse(""),
                    pinned.states().map(count -> Integer.toString(count.depth())).orElse(""),
                    pinned.trace().isPresent() ? Integer.toString(pinned.trace().getAsInt()) : "",
                    Integer.toString(pinned.seconds()))));
    return String.join("\n", lines) + "\n";
  }
}

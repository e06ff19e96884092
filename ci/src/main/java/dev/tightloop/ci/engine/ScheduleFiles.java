package dev.tightloop.ci.engine;

import dev.tightloop.properties.schedule.Schedule;
import dev.tightloop.properties.schedule.ScheduleFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Where the schedules of a run are written to, each to a file of its own. */
public final class ScheduleFiles {

  /** What a file's name ends with. */
  public static final String SUFFIX = ".json";

  private static final String DIRECTORY = "target/tightloop/schedules";

  private final Path path;
  private final Set<Path> written = new HashSet<>();

  /**
   * @param path a directory, which is made if it is not there, or a file if its name ends with
   *     {@value #SUFFIX}
   */
  public ScheduleFiles(Path path) {
    this.path = path;
  }

  /** Those of a run that was not told where. */
  public static ScheduleFiles below(Path root) {
    return new ScheduleFiles(root.resolve(DIRECTORY));
  }

  /**
   * Writes a schedule; one of an earlier run with the same name is replaced, one of this run is
   * not.
   *
   * @return the line for people: what they type to replay it, or why there is no file
   */
  public synchronized String write(Schedule schedule) {
    Path file = free(schedule);
    written.add(file);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, ScheduleFormat.print(schedule));
      return "to replay: " + line(file);
    } catch (IOException e) {
      return "its schedule cannot be written to " + file + ": " + e;
    }
  }

  /** {@code NAME-ID.json}, or {@code NAME-ID-2.json} if that is written already. */
  private Path free(Schedule schedule) {
    boolean single = path.toString().endsWith(SUFFIX);
    Path first = single ? path : path.resolve(name(schedule) + SUFFIX);
    String text = first.toString();
    String stem = text.substring(0, text.length() - SUFFIX.length());
    Path file = first;
    for (int i = 2; written.contains(file); i++) {
      file = Path.of(stem + "-" + i + SUFFIX);
    }
    return file;
  }

  private static String name(Schedule schedule) {
    String violated = schedule.violates().orElse("Nothing");
    boolean named = violated.matches("\\w+");
    return schedule.name() + "-" + (named ? violated : "Unevaluable");
  }

  /** {@code ./tightloop replay FILE}, from the current directory if the file is below it. */
  public static String line(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    String text = (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
    return "./tightloop replay " + (text.matches("[\\w./+-]+") ? text : "'" + text + "'");
  }
}

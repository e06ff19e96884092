package dev.tightloop.ci;

import dev.tightloop.properties.explore.HeapRoom;
import dev.tightloop.properties.explore.Options;
import dev.tightloop.properties.explore.Reductions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code tightloop explore}, as they were given. */
final class ExploreOptions {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([kKmMgG])");
  private static final int LONGEST_INTERVAL = 24 * 3600;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description =
          "What fingerprints and waiting states may take, as 800M or 4G (default: what Java's"
              + " heap has room for). When it is spent, the search stops and says how far it came.")
  private String memory;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "Save the search to DIR/NAME now and then, and when it is interrupted.")
  private Path checkpoint;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How often to save (default: ${DEFAULT-VALUE}).")
  private int every;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Go on from what --checkpoint saved to DIR/NAME.")
  private Path resume;

  @Option(
      names = "--reduction",
      paramLabel = "KIND",
      defaultValue = "none",
      description =
          "Explore fewer states with the same verdict: ${COMPLETION-CANDIDATES}"
              + " (default: ${DEFAULT-VALUE}). Not for temporal properties.")
  private Reductions reduction;

  @Option(
      names = "--liveness",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether temporal properties are checked, too (default: yes).")
  private boolean liveness;

  @Option(
      names = "--trace",
      description = "Show all states of a counterexample, of an expected one as well.")
  private boolean trace;

  @Option(
      names = "--counts",
      description =
          "Show of every invariant and property how often it was asked and how often it said"
              + " something. One that never does is a failure, unless the configuration's file has"
              + " it in a line \"unreached\".")
  private boolean counts;

  @Mixin private RunOptions run;

  /** How to search the configuration of this name. */
  Options options(String name) {
    Options options = Options.defaults().threads(run.threads());
    if (memory != null) {
      options = options.memory(bytes());
    }
    if (checkpoint != null) {
      if (every < 1 || every > LONGEST_INTERVAL) {
        throw new UsageError(
            "--every must be 1 to %d seconds, not %d".formatted(LONGEST_INTERVAL, every));
      }
      options = options.checkpoint(checkpoint.resolve(name), Duration.ofSeconds(every));
    }
    if (resume != null) {
      options = options.resume(resume.resolve(name));
    }
    return options;
  }

  private long bytes() {
    Matcher size = SIZE.matcher(memory);
    if (!size.matches()) {
      throw new UsageError("--memory: no size " + memory + ", say 800M or 4G");
    }
    int unit =
        switch (size.group(2)) {
          case "k", "K" -> 10;
          case "m", "M" -> 20;
          default -> 30;
        };
    long bytes = Long.parseLong(size.group(1)) << unit;
    long room = HeapRoom.bytes();
    if (bytes > room) {
      long heap = Runtime.getRuntime().maxMemory() >> 20;
      throw new UsageError(
          "--memory: %s is more than the %d MiB that Java's heap has room for; make it larger with"
                  .formatted(memory, room >> 20)
              + " JAVA_TOOL_OPTIONS=-Xmx%dm"
                  .formatted((long) Math.ceil(heap * 1.02 * bytes / room)));
    }
    return bytes;
  }

  Reductions reduction() {
    return reduction;
  }

  boolean liveness() {
    return liveness && reduction() == Reductions.none;
  }

  boolean trace() {
    return trace;
  }

  boolean counts() {
    return counts;
  }

  /** What it has in common with other commands. */
  RunOptions run() {
    return run;
  }
}

package dev.tightloop.amd64;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Linux says of the processor under the JVM. */
final class HostProcessor {
  /** Linux' names where they are not ours in lower case. */
  private static final Map<Feature, String> NAMES =
      Map.of(
          Feature.OSXSAVE, "xsave",
          Feature.LZCNT, "abm",
          Feature.SSE3, "pni",
          Feature.PREFETCHW, "3dnowprefetch");

  private static final String CPU_INFO = read();
  private static final Set<String> FLAGS = new HashSet<>(List.of(line("flags").split(" ")));

  private HostProcessor() {}

  /** Can it run the harness at all? {@code -Dtightloop.processor=none} says no. */
  static boolean isAmd64Linux() {
    return !System.getProperty("tightloop.processor", "").equals("none")
        && System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  static boolean has(Feature feature) {
    return FLAGS.contains(NAMES.getOrDefault(feature, feature.name().toLowerCase(Locale.ROOT)));
  }

  /** Does it follow AMD's manual where vendors differ? */
  static boolean isAmd() {
    return Set.of("AuthenticAMD", "HygonGenuine").contains(line("vendor_id"));
  }

  /** The value behind this name, without its first blank; empty if there is none. */
  private static String line(String name) {
    for (String line : CPU_INFO.split("\n")) {
      if (line.startsWith(name + "\t")) {
        return line.substring(line.indexOf(':') + 1).strip();
      }
    }
    return "";
  }

  private static String read() {
    try {
      return isAmd64Linux() ? Files.readString(Path.of("/proc/cpuinfo")) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

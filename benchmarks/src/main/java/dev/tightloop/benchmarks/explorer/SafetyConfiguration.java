package dev.tightloop.benchmarks.explorer;

import dev.tightloop.properties.invariants.StepProperties;
import dev.tightloop.spec.SpecConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A configuration without its temporal properties, beside a copy of the modules, for both sides.
 */
public final class SafetyConfiguration {

  private SafetyConfiguration() {}

  /**
   * Writes it.
   *
   * @param asks whether invariants and properties of steps stay
   * @return the file
   */
  public static Path write(SpecConfiguration spec, boolean asks, Path directory)
      throws IOException {
    try (Stream<Path> files = Files.list(spec.file().toAbsolutePath().getParent())) {
      for (Path module : files.filter(file -> file.toString().endsWith(".tla")).toList()) {
        Files.copy(module, directory.resolve(module.getFileName()));
      }
    }
    List<String> lines = new ArrayList<>();
    boolean kept = true;
    for (String line : Files.readAllLines(spec.file())) {
      String section = line.strip().split("\\s+")[0];
      if (SpecConfiguration.SECTIONS.contains(section)) {
        kept = !section.startsWith("PROPERT") && (asks || !section.startsWith("INVARIANT"));
      }
      if (kept) {
        lines.add(line);
      }
    }
    List<String> steps = spec.properties().stream().filter(StepProperties::isKnown).toList();
    if (asks && !steps.isEmpty()) {
      lines.add("PROPERTIES " + String.join(" ", steps));
    }
    return Files.write(directory.resolve(spec.file().getFileName()), lines);
  }
}

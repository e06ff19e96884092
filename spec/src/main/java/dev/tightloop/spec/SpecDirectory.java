package dev.tightloop.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory with the TLA+ modules and the configurations.
 *
 * @param path {@code spec} at the root of the repository
 */
public record SpecDirectory(Path path) {

  /** The module that composes all others. */
  public static final String TOP_MODULE = "Preemption";

  /** The file of what is pinned. */
  public static final String MANIFEST = "manifest.csv";

  static final String SUFFIX = ".cfg";

  public SpecDirectory {
    if (!Files.isRegularFile(path.resolve(TOP_MODULE + ".tla"))) {
      throw new BadConfiguration(
          path, 0, "no " + TOP_MODULE + ".tla here", "name the directory of the specification");
    }
  }

  /** All configurations, by name. */
  public List<SpecConfiguration> configurations() {
    Manifest manifest = manifest();
    return names().stream().map(name -> read(name, manifest)).toList();
  }

  /** What is pinned of the configurations. */
  public Manifest manifest() {
    return Manifest.read(path.resolve(MANIFEST));
  }

  /**
   * One configuration.
   *
   * @throws BadConfiguration if there is none of this name; the message has the nearest names
   */
  public SpecConfiguration configuration(String name) {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new BadConfiguration(
          path, 0, "no configuration " + name, KnownNames.advice(name, names));
    }
    return read(name, manifest());
  }

  private SpecConfiguration read(String name, Manifest manifest) {
    Pinned pinned = manifest.rows().get(name);
    SpecConfiguration configuration = SpecConfiguration.read(file(name));
    return pinned == null ? configuration : configuration.with(pinned);
  }

  private Path file(String name) {
    return path.resolve(name + SUFFIX);
  }

  /** The names of all configurations, in order. */
  public List<String> names() {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.tightloop.ci;

import java.nio.file.Path;

/** The root of the repository. */
final class Root {

  /** Where it lies. */
  static final Path PATH =
      Path.of(System.getProperty(Tightloop.ROOT, "..")).toAbsolutePath().normalize();

  private Root() {}
}

package dev.tightloop.properties.replay;

import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.spec.SpecConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration in which nothing can be done in the end, and which asks for that. */
final class DeadlockAsked {

  private static final String NAME = "CThreadNeverPreempted";
  private static final String NOT_ASKED = "CHECK_DEADLOCK\n    FALSE";

  private DeadlockAsked() {}

  static SpecConfiguration configuration() {
    Path file = Specs.directory().path().resolve(NAME + ".cfg");
    try {
      return SpecConfiguration.of(file, Files.readString(file).replace(NOT_ASKED, ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

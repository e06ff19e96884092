package dev.tightloop.properties.binary;

import dev.tightloop.model.gobinary.GoPrograms;

/** The Go programs of {@code ci/go}, opened. */
final class GoBinaries {

  private GoBinaries() {}

  static GoExecutable open(String program) {
    return GoExecutable.open(GoPrograms.program(program));
  }
}

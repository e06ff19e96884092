package dev.tightloop.properties.explore;

import java.nio.file.Path;

/** A checkpoint that cannot be read or written: where, what, what to do, on one line. */
public final class BadCheckpoint extends RuntimeException {

  private static final long serialVersionUID = 1;

  BadCheckpoint(Path file, String problem, String advice) {
    super(file + ": " + problem + "; " + advice);
  }
}

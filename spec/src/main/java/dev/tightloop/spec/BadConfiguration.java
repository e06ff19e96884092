package dev.tightloop.spec;

import java.nio.file.Path;

/** A configuration cannot be used; the message says in one line where, why and what to do. */
public final class BadConfiguration extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param file the configuration, or the directory it was looked for in
   * @param line the line in it, or 0 if it is about the whole
   * @param problem what is wrong
   * @param advice what to do about it
   */
  public BadConfiguration(Path file, int line, String problem, String advice) {
    super(file + (line > 0 ? ":" + line : "") + ": " + problem + "; " + advice);
  }
}

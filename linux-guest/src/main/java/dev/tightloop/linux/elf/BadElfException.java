package dev.tightloop.linux.elf;

/**
 * A file that cannot be used as a guest program. The message is one line: which file, what is wrong
 * with it, what to do.
 */
public final class BadElfException extends RuntimeException {

  private static final long serialVersionUID = 1;

  BadElfException(String file, String problem, String remedy) {
    super(oneLine(file + ": " + problem + "; " + remedy));
  }

  BadElfException(String file, String problem, String remedy, Throwable cause) {
    this(file, problem, remedy);
    initCause(cause);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}

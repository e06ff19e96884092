package dev.tightloop.benchmarks.witness;

import java.util.List;

/**
 * How far core and witness went together.
 *
 * @param verdict what it comes to
 * @param instructions how many instructions both executed with the same outcome
 * @param systemCalls how many of them were system calls
 * @param pages how many pages of memory were compared
 * @param ending why it ended there, a sentence without a full stop
 * @param context what to know about the ending, a line each
 */
record Agreement(
    Verdict verdict,
    long instructions,
    long systemCalls,
    int pages,
    String ending,
    List<String> context) {

  enum Verdict {
    AGREED(0),
    DIFFERENT(1),
    INCONCLUSIVE(3);

    private final int exitCode;

    Verdict(int exitCode) {
      this.exitCode = exitCode;
    }

    int exitCode() {
      return exitCode;
    }
  }
}

package dev.tightloop.ci.faults;

import static dev.tightloop.ci.report.Texts.number;

import dev.tightloop.properties.faults.Finder;
import dev.tightloop.properties.faults.Finding;
import dev.tightloop.properties.faults.Finding.CannotSee;
import dev.tightloop.properties.faults.Finding.Found;
import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.faults.MatrixRow;
import java.util.stream.Collectors;

/** A row of the matrix in words. */
final class FaultCells {

  static final String NOT_HERE = "-";

  private FaultCells() {}

  /** {@code #37459}; nothing if it recreates no issue. */
  static String issues(KnownFault fault) {
    return fault.issues().stream().map(issue -> "#" + issue).collect(Collectors.joining(" "));
  }

  /** What became of a finder's search, in a word or a number. */
  static String of(MatrixRow row, Finder finder) {
    Finding finding = row.by(finder);
    if (finding instanceof Found found) {
      return found.searched() > 0
          ? number(found.searched())
          : finder == Finder.REGISTERS ? "replay" : "yes";
    }
    return finding instanceof CannotSee ? NOT_HERE : "NO";
  }

  /** The steps of the shortest counterexample; nothing if only programs on the core show it. */
  static String shortest(MatrixRow row) {
    return row.by(Finder.EXPLORER) instanceof Found found ? number(found.length()) : "";
  }

  /** The steps of the fuzzer's. */
  static String fuzzed(MatrixRow row) {
    return row.by(Finder.FUZZER) instanceof Found found ? number(found.length()) : "";
  }
}

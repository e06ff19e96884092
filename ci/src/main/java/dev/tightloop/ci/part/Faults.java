package dev.tightloop.ci.part;

import java.util.List;
import java.util.Map;

/** Seeded faults, and who finds them. */
public interface Faults {

  /** The names of all of them. */
  List<String> names();

  /** Has every finder look for a fault. */
  Outcome find(String fault);

  /** The matrix as lines of text, of outcomes in the order of {@link #names}. */
  List<String> matrix(List<Outcome> outcomes);

  /**
   * What became of it.
   *
   * @param fault its name
   * @param survives whether nobody has found it
   * @param complaints what is not as it must be
   * @param found whether each finder has found it, by the finder's name, in order
   * @param cells of the fault's line in the matrix
   */
  record Outcome(
      String fault,
      boolean survives,
      List<String> complaints,
      Map<String, Boolean> found,
      List<String> cells) {}
}

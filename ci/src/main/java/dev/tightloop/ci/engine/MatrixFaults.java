package dev.tightloop.ci.engine;

import dev.tightloop.ci.faults.FaultTable;
import dev.tightloop.ci.part.Faults;
import dev.tightloop.properties.faults.FaultMatrix;
import dev.tightloop.properties.faults.Finder;
import dev.tightloop.properties.faults.Finding;
import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.faults.MatrixRow;
import dev.tightloop.spec.SpecDirectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The matrix of module properties. */
public final class MatrixFaults implements Faults {

  private final FaultMatrix matrix;

  public MatrixFaults(SpecDirectory directory) {
    matrix = matrix(directory);
  }

  /** The matrix, which shares TLC's evaluator with the other engines. */
  public static FaultMatrix matrix(SpecDirectory directory) {
    return new FaultMatrix(directory, OneEvaluator.LOCK);
  }

  @Override
  public List<String> names() {
    return matrix.faults().stream().map(KnownFault::name).toList();
  }

  @Override
  public Outcome find(String name) {
    KnownFault fault =
        matrix.faults().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    try {
      MatrixRow row = matrix.row(fault);
      Map<String, Boolean> found = new LinkedHashMap<>();
      for (Finder finder : Finder.values()) {
        found.put(finder.column(), row.by(finder) instanceof Finding.Found);
      }
      return new Outcome(name, row.survives(), row.complaints(), found, FaultTable.cells(row));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while faults were looked for", e);
    }
  }

  @Override
  public List<String> matrix(List<Outcome> outcomes) {
    return FaultTable.lines(outcomes.stream().map(Outcome::cells).toList());
  }
}

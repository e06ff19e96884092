package dev.tightloop.ci.part;

import dev.tightloop.ci.report.Row;
import java.util.List;

/** One part of a run: checks some things and has a row for each. */
public interface Part {

  /** The name in the table's first column. */
  String name();

  /** Does the work. */
  List<Row> run(Context context);
}

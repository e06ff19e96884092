package dev.tightloop.ci.part;

import dev.tightloop.ci.report.Row;
import java.util.List;

/** One piece of a run that one processor is busy with: checks something and has rows for it. */
public interface Part {

  /** The name in the table's first column. Parts of one name that follow each other go together. */
  String name();

  /** What progress calls it, if there are several of one name. */
  default String label() {
    return name();
  }

  /** Does the work. */
  List<Row> run(Context context);

  /** A hint: parts of a larger size are begun first, so that the long ones do not come last. */
  default long size() {
    return 0;
  }
}

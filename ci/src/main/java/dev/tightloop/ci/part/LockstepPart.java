package dev.tightloop.ci.part;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.report.Row;
import java.util.List;

/** The model and the specification walk through the smallest configuration side by side. */
public final class LockstepPart implements Part {

  /** What the table calls the property that the two are the same machine. */
  public static final String PROPERTY = "ModelIsSpec";

  private static final String CONFIGURATION = "Smallest";

  private final Lockstep lockstep;

  public LockstepPart(Lockstep lockstep) {
    this.lockstep = lockstep;
  }

  @Override
  public String name() {
    return "lockstep";
  }

  @Override
  public List<Row> run(Context context) {
    context.progress(this).accept(CONFIGURATION);
    Stopwatch stopwatch = new Stopwatch();
    Lockstep.Outcome outcome = lockstep.compare(CONFIGURATION, context.progress(this));
    String checked = CONFIGURATION + ": model = specification";
    String amount = count(outcome.states(), "state") + ", " + count(outcome.edges(), "edge");
    if (outcome.difference().isEmpty()) {
      return List.of(Row.ok(checked, amount, stopwatch.elapsed()));
    }
    return List.of(
        Row.violated(checked, amount, PROPERTY, outcome.difference(), stopwatch.elapsed()));
  }
}

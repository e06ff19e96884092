package dev.tightloop.ci.part;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.report.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The model and the specification walk side by side through small configurations that together take
 * most actions; {@code tightloop lockstep} compares them on all.
 */
public final class LockstepPart implements Part {

  /** What the table calls the property that the two are the same machine. */
  public static final String PROPERTY = "ModelIsSpec";

  private static final List<String> CONFIGURATIONS =
      List.of(
          "AssemblyUsesAVX",
          "Asyncpreemptoff",
          "BlockingCallWorkConserved",
          "CThreadAsyncPreemptOff",
          "CorrectedAskedOnce",
          "ForEachP",
          "ForEachPIdle",
          "ForLoop",
          "GcStopTheWorldEnds",
          "GrowsAllp",
          "IdleProcessorNeedSpinning",
          "LockedThreadHandsOff",
          "SuspendCalls",
          "SyscallOneThread");

  private final Lockstep lockstep;

  public LockstepPart(Lockstep lockstep) {
    this.lockstep = lockstep;
  }

  @Override
  public String name() {
    return "lockstep";
  }

  @Override
  public long size() {
    return Long.MAX_VALUE;
  }

  @Override
  public List<Row> run(Context context) {
    List<Row> rows = new ArrayList<>();
    Set<String> actions = new HashSet<>();
    Stopwatch whole = new Stopwatch();
    for (String configuration : CONFIGURATIONS) {
      context.progress(this).accept(configuration);
      Stopwatch stopwatch = new Stopwatch();
      Lockstep.Outcome outcome = lockstep.compare(configuration, context.progress(this));
      actions.addAll(outcome.actions());
      rows.add(row(configuration, outcome, stopwatch.elapsed()));
    }
    String amount = actions.size() + " of " + lockstep.actions() + " actions";
    boolean most = 4 * actions.size() >= 3 * lockstep.actions();
    rows.add(
        most
            ? Row.ok("most actions were taken", amount, whole.elapsed())
            : Row.failed("most actions were taken", amount, "too few", List.of(), whole.elapsed()));
    return rows;
  }

  private static Row row(String configuration, Lockstep.Outcome outcome, Duration time) {
    String checked = configuration + ": model = specification";
    String amount = count(outcome.states(), "state") + ", " + count(outcome.edges(), "edge");
    return outcome.difference().isEmpty()
        ? Row.ok(checked, amount, time)
        : Row.violated(checked, amount, PROPERTY, outcome.difference(), time);
  }
}

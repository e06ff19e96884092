package dev.tightloop.ci.part;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.report.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the real Go compiler made of {@code for {}}: a signal before every instruction, preempted at
 * each where Go's tables allow it.
 */
public final class BinaryPart implements Part {

  /** What the table calls the property that a binary has the asyncPreempt that we generate. */
  public static final String STUB_PROPERTY = "StubIsGos";

  private final Preemptor preemptor;
  private final List<GoProgram> programs;
  private final List<String> missing;

  /**
   * Preempts these programs.
   *
   * @param missing programs that could not be built: each is a row that says so
   */
  public BinaryPart(Preemptor preemptor, List<GoProgram> programs, List<String> missing) {
    this.preemptor = preemptor;
    this.programs = List.copyOf(programs);
    this.missing = List.copyOf(missing);
  }

  @Override
  public String name() {
    return "binary";
  }

  @Override
  public List<Row> run(Context context) {
    if (programs.isEmpty()) {
      return GoProgram.LOOPS.stream().map(name -> Row.skipped(name, "no go1.19")).toList();
    }
    List<Row> rows = new ArrayList<>();
    for (GoProgram program : programs) {
      rows.add(stub(program));
      for (String function : program.functions()) {
        context.progress(this).accept(function + " of " + file(program));
        rows.add(function(program, function));
      }
    }
    missing.forEach(name -> rows.add(Row.skipped(name, "not built, see target/tightloop/go.log")));
    return rows;
  }

  private Row stub(GoProgram program) {
    Stopwatch stopwatch = new Stopwatch();
    boolean agrees = preemptor.stubAgrees(program.path());
    String checked = file(program) + ": asyncPreempt";
    return agrees
        ? Row.ok(checked, "byte for byte as generated", stopwatch.elapsed())
        : Row.violated(checked, "", STUB_PROPERTY, List.of(), stopwatch.elapsed());
  }

  private Row function(GoProgram program, String function) {
    Stopwatch stopwatch = new Stopwatch();
    Preemptor.Outcome outcome = preemptor.preempt(program.path(), function);
    Duration time = stopwatch.elapsed();
    String checked = file(program) + ": " + function;
    if (outcome.error().isPresent()) {
      return Row.failed(checked, "", "see below", List.of(outcome.error().get()), time);
    }
    String amount =
        "%d of %s, %d preemptible, %s"
            .formatted(
                outcome.reached(),
                count(outcome.instructions(), "instruction"),
                outcome.preempted(),
                count(outcome.preemptions(), "preemption"));
    if (outcome.violated().isPresent()) {
      return Row.violated(checked, amount, outcome.violated().get(), outcome.details(), time);
    }
    if (outcome.preempted() == 0) {
      return Row.failed(checked, amount, "never preempted", outcome.details(), time);
    }
    return outcome.reached() == outcome.instructions()
        ? Row.ok(checked, amount, time)
        : Row.inconclusive(checked, amount, "not all reached", time);
  }

  private static String file(GoProgram program) {
    return program.path().getFileName().toString();
  }
}

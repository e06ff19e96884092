package dev.tightloop.ci.faults;

import static dev.tightloop.ci.report.Texts.number;

import dev.tightloop.properties.faults.FaultMatrix;
import dev.tightloop.properties.faults.Finder;
import dev.tightloop.properties.faults.Finding.CannotSee;
import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.faults.MatrixRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code docs/faults.md}. */
public final class FaultsPage {

  private static final String HEAD =
      """
      # Faults that must be found

      Made by `./tightloop faults --write`; a test fails when this page is not what the matrix says today.

      A checker that is always green may see nothing. So every fault below can be switched on, one line at one place, and
      somebody must find it: the property in column *caught by* is violated, and no other one counts. Without the fault the same
      configuration violates nothing; `FaultMatrixTest` and `RegisterFaultsTest` see to that. `./tightloop check` has everybody
      look for every fault; one that nobody finds fails it.

      | column | |
      |---|---|
      | shortest | steps of the shortest schedule that shows the fault, with one turn of the cycle where it goes on for ever |
      | TLC | *yes*: TLC's evaluator has judged the explorer's schedule: the specification allows each step, and the last state, or the behaviour, violates the property. TLC's own search, run by `./tightloop pin`, found none shorter; `./tightloop check` runs it on the quick configurations, and with `--suite standard` on all |
      | explorer | states of the model that it searched until then |
      | fuzzer | random schedules of the model until then, and in parentheses the steps of the one that shows it. Seed %d; at most %s |
      | core | random programs on the interpreter of amd64 until then. Seed %d; at most %s. *replay*: no random program, but the shortest schedule with the goroutines' machine code below the model shows it there, too. *needs X*: X is an option of the fault's configuration, and the random programs do not have it |
      """;

  private final List<MatrixRow> rows;

  public FaultsPage(List<MatrixRow> rows) {
    this.rows = List.copyOf(rows);
  }

  /** The page. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        HEAD.formatted(
            FaultMatrix.SEED,
            number(FaultMatrix.SCHEDULES) + " schedules",
            FaultMatrix.SEED,
            number(FaultMatrix.PROGRAMS)));
    lines.add(survivors());
    lines.add("");
    lines.add("## In the specification and the model");
    lines.add("");
    lines.add(
        "| fault | what is wrong | issue | caught by | shortest | TLC | explorer | fuzzer | core |");
    lines.add("|---|---|---|---|---:|---|---:|---:|---|");
    rows.stream()
        .filter(row -> row.fault().inSpecification())
        .forEach(row -> lines.add(inSpecification(row)));
    lines.add("");
    lines.add("## Below the specification");
    lines.add("");
    lines.add(
        "The specification has classes of registers and no bytes: no instruction of asyncPreempt, no frame of the kernel's, no");
    lines.add(
        "table of the compiler's. TLC, the explorer and the fuzzer cannot see what is wrong with those.");
    lines.add("");
    lines.add("| fault | what is wrong | issue | caught by | core |");
    lines.add("|---|---|---|---|---:|");
    rows.stream()
        .filter(row -> !row.fault().inSpecification())
        .forEach(row -> lines.add(below(row)));
    return String.join("\n", lines) + "\n";
  }

  private String survivors() {
    List<MatrixRow> survivors = rows.stream().filter(MatrixRow::survives).toList();
    return survivors.isEmpty()
        ? "%s faults; no survivor.".formatted(number(rows.size()))
        : "**Survivors:** "
            + survivors.stream()
                .map(row -> "`" + row.fault().name() + "`")
                .collect(Collectors.joining(", "));
  }

  private static String inSpecification(MatrixRow row) {
    KnownFault fault = row.fault();
    String configuration =
        fault
            .configuration()
            .map(spec -> "[%s](../spec/%s.cfg)".formatted(fault.name(), spec.name()))
            .orElse(fault.name());
    String fuzzed = FaultCells.fuzzed(row);
    return line(
        configuration,
        fault.sentence(),
        issues(fault),
        fault.expected().orElse(""),
        FaultCells.shortest(row),
        FaultCells.of(row, Finder.TLC),
        FaultCells.of(row, Finder.EXPLORER),
        row.by(Finder.FUZZER) instanceof CannotSee cannot
            ? cannot.why()
            : FaultCells.of(row, Finder.FUZZER) + (fuzzed.isEmpty() ? "" : " (" + fuzzed + ")"),
        row.by(Finder.REGISTERS) instanceof CannotSee unseen
            ? unseen.why()
            : FaultCells.of(row, Finder.REGISTERS));
  }

  private static String below(MatrixRow row) {
    KnownFault fault = row.fault();
    return line(
        fault.name(),
        fault.sentence(),
        issues(fault),
        fault.expected().orElse(""),
        FaultCells.of(row, Finder.REGISTERS));
  }

  private static String line(String... cells) {
    return "| " + String.join(" | ", cells).replace("|  |", "| |") + " |";
  }

  private static String issues(KnownFault fault) {
    return fault.issues().stream()
        .map(
            issue ->
                "[golang/go#%d](https://github.com/golang/go/issues/%d)".formatted(issue, issue))
        .collect(Collectors.joining(", "));
  }
}

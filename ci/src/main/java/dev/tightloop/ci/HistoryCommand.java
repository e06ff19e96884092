package dev.tightloop.ci;

import dev.tightloop.ci.history.HistoryPage;
import dev.tightloop.ci.report.ExitCode;
import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.history.FoundAgain;
import dev.tightloop.properties.history.RegisterReplay;
import dev.tightloop.properties.history.Replay;
import dev.tightloop.properties.history.Shown;
import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.spec.SpecDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tightloop history}: issues of golang/go, found again. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    versionProvider = Tightloop.Version.class,
    description =
        "Prints which issues of golang/go are found again, and by what: docs/history.md, made"
            + " anew. With numbers of issues, searches for their bugs, with and without.",
    footer = {
      "",
      "Exit codes: 0 each bug is found where it is and only there; 1 one is not;",
      "2 usage; 70 internal error."
    })
final class HistoryCommand implements Callable<Integer> {

  /** Where the page lies. */
  static final String PAGE = "docs/history.md";

  private final Console console;
  private final Path root;

  @Option(names = "--write", description = "Write " + PAGE + " instead.")
  private boolean write;

  @Parameters(paramLabel = "ISSUE", arity = "0..*", description = "Numbers of issues.")
  private List<String> numbers = new ArrayList<>();

  HistoryCommand(Console console, Path root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    int[] wanted = numbers.stream().mapToInt(HistoryCommand::number).toArray();
    if (write && !numbers.isEmpty()) {
      throw new UsageError("--write is for the whole page: name no issue");
    }
    SpecDirectory directory = new SpecDirectory(root.resolve("spec"));
    List<FoundAgain> all = FoundAgain.of(directory);
    if (wanted.length > 0) {
      boolean found = true;
      for (int number : wanted) {
        found &= replayed(number, all, directory);
      }
      return (found ? ExitCode.OK : ExitCode.VIOLATION).number();
    }
    String page = new HistoryPage(all, directory).text();
    if (write) {
      Files.writeString(root.resolve(PAGE), page);
    } else {
      console.out().print(page);
    }
    return ExitCode.OK.number();
  }

  private static int number(String written) {
    try {
      return Integer.parseInt(written);
    } catch (NumberFormatException e) {
      throw new UsageError("'" + written + "' is no number of an issue");
    }
  }

  private boolean replayed(int number, List<FoundAgain> all, SpecDirectory directory)
      throws InterruptedException {
    FoundAgain issue =
        all.stream()
            .filter(found -> found.issue().has(number))
            .findFirst()
            .orElseThrow(() -> new UsageError("no issue " + number + " in " + PAGE));
    console.out().println(issue.issue().name() + ": " + issue.issue().sentence());
    if (issue.isOpen()) {
      console.out().println("  not shown: " + issue.issue().remark());
    }
    boolean found = true;
    for (KnownFault fault : issue.faults()) {
      if (fault.inSpecification()) {
        found &= replayed(fault.name(), Replay.of(fault));
      } else {
        RegisterFault registers = fault.registers().orElseThrow();
        found &=
            told(
                fault.name(),
                RegisterReplay.complaint(registers),
                Optional.of(registers.caughtBy()));
      }
    }
    for (Shown shown : issue.issue().shown()) {
      Replay replay = Replay.of(shown, directory);
      found &= replayed(replay.configuration().name(), Optional.of(replay));
    }
    return found;
  }

  private boolean replayed(String name, Optional<Replay> replay) throws InterruptedException {
    Optional<String> complaint =
        replay.isPresent()
            ? replay.get().complaint()
            : Optional.of("no configuration says what it must violate");
    return told(name, complaint, replay.flatMap(Replay::expected));
  }

  private boolean told(String name, Optional<String> complaint, Optional<String> expected) {
    String good =
        expected
            .map(property -> "violates " + property + ", and nothing without it")
            .orElse("allowed");
    console.out().println("  " + name + ": " + complaint.orElse(good));
    console.out().flush();
    return complaint.isEmpty();
  }
}

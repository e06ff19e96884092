package dev.tightloop.ci;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.report.ExitCode;
import dev.tightloop.ci.report.Progress;
import dev.tightloop.ci.report.Texts;
import dev.tightloop.properties.lockstep.Deviations;
import dev.tightloop.properties.lockstep.Lockstep;
import dev.tightloop.properties.lockstep.LockstepProgress;
import dev.tightloop.properties.lockstep.LockstepResult;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tightloop lockstep}: specification and model, state by state. */
@Command(
    name = "lockstep",
    mixinStandardHelpOptions = true,
    versionProvider = Tightloop.Version.class,
    description =
        "Compares the executable model with the specification as TLC evaluates it: in every"
            + " reachable state of a configuration the enabled steps with their parameters, and"
            + " every successor. Violated invariants do not end the comparison.",
    footer = {
      "",
      "Exit codes: 0 no difference, 1 a difference, 2 wrong usage,",
      "3 the budget (--states, or the heap) ended first, 70 internal error."
    })
final class LockstepCommand implements Callable<Integer> {

  private static final Duration PACE = Duration.ofSeconds(1);

  private final Console console;
  private final Path root;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Configurations: spec/NAME.cfg.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      defaultValue = "quick",
      description = "If none is named: quick, standard or deep (default: ${DEFAULT-VALUE}).")
  private Suite suite;

  @Option(
      names = "--faults",
      description = "Instead: for each fault and correction the smallest configuration with it.")
  private boolean faults;

  @Option(
      names = "--states",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Compare at most so many states of each (default: ${DEFAULT-VALUE}).")
  private long states;

  @Option(
      names = "--walks",
      paramLabel = "N",
      description = "Compare the states on so many random walks, not all states.")
  private int walks;

  @Option(
      names = "--length",
      paramLabel = "N",
      defaultValue = "1000",
      description = "The steps of a random walk (default: ${DEFAULT-VALUE}).")
  private int length;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What random walks come from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private JsonOption json;

  LockstepCommand(Console console, Path root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    requirePositive("--states", states);
    requirePositive("--length", length);
    if (walks < 0) {
      throw new UsageError("--walks must not be negative");
    }
    if (faults && !names.isEmpty()) {
      throw new UsageError("--faults chooses the configurations itself; name none");
    }
    Optional<Path> file = json.file();
    SpecDirectory directory = new SpecDirectory(root.resolve("spec"));
    Map<String, SpecConfiguration> chosen = chosen(directory);
    LockstepTable table = new LockstepTable(faults);
    Map<String, LockstepResult> results = new LinkedHashMap<>();
    try (Progress progress = new Progress(console.err(), console.terminal(), PACE, PACE)) {
      chosen.forEach(
          (what, each) ->
              table.add(
                  what,
                  results.computeIfAbsent(
                      each.name(), name -> compare(directory, each, said(progress, name)))));
    }
    console.out().print(table.print());
    if (file.isPresent()) {
      table.write(file.get());
    }
    return exitCode(List.copyOf(results.values())).number();
  }

  private static void requirePositive(String option, long value) {
    if (value < 1) {
      throw new UsageError(option + " must be at least 1");
    }
  }

  /** By what each is there for: itself, or a fault or correction. */
  private Map<String, SpecConfiguration> chosen(SpecDirectory directory) {
    if (faults) {
      return Deviations.smallest(directory);
    }
    Map<String, SpecConfiguration> chosen = new LinkedHashMap<>();
    if (names.isEmpty()) {
      directory.configurations().stream()
          .filter(each -> suite.includes(each.suite()))
          .forEach(each -> chosen.put(each.name(), each));
    }
    names.forEach(name -> chosen.put(name, directory.configuration(name)));
    return chosen;
  }

  private LockstepResult compare(
      SpecDirectory directory, SpecConfiguration each, Consumer<LockstepProgress> said) {
    Lockstep lockstep = new Lockstep(directory, each);
    return walks > 0
        ? lockstep.walks(walks, length, seed, said)
        : lockstep.atMost(states).run(said);
  }

  private Consumer<LockstepProgress> said(Progress progress, String name) {
    progress.say("lockstep", name);
    return far ->
        progress.say(
            "lockstep",
            String.format(
                "%s %s, %s, %s to do",
                name,
                count(far.states(), "state"),
                count(far.edges(), "edge"),
                Texts.number(far.waiting())));
  }

  private ExitCode exitCode(List<LockstepResult> results) {
    if (results.stream().anyMatch(result -> result.difference().isPresent())) {
      return ExitCode.VIOLATION;
    }
    boolean all = walks > 0 || results.stream().allMatch(LockstepResult::complete);
    return all ? ExitCode.OK : ExitCode.INCONCLUSIVE;
  }
}

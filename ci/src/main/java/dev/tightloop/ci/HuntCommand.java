package dev.tightloop.ci;

import dev.tightloop.ci.engine.ExploreRows;
import dev.tightloop.ci.engine.ScheduleFiles;
import dev.tightloop.ci.report.ExitCode;
import dev.tightloop.ci.report.Progress;
import dev.tightloop.ci.report.Texts;
import dev.tightloop.properties.explore.Counterexample;
import dev.tightloop.properties.explore.Outcome;
import dev.tightloop.properties.hunt.Hunt;
import dev.tightloop.properties.hunt.Hunt.Searched;
import dev.tightloop.properties.replay.Schedules;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tightloop hunt}: what Go 1.19 gets wrong in configurations nobody has thought of. */
@Command(
    name = "hunt",
    mixinStandardHelpOptions = true,
    versionProvider = Tightloop.Version.class,
    description =
        "Draws configurations of Go 1.19 as it is, and searches each, up to a bound, for a state"
            + " that violates an invariant which Go 1.19 is not known to break there. The same"
            + " seed and number come to the same, on any number of threads.",
    footer = {
      "",
      "Exit codes: 0 nothing is violated; 1 something is, and its configuration and shortest",
      "schedule are printed; 2 usage; 3 inconclusive (a configuration was given up after",
      "--states, or for want of memory, or the hunt was interrupted); 70 internal error."
    })
final class HuntCommand implements Callable<Integer> {

  private static final int MOST_THREADS = 64;

  private final Console console;
  private final Path root;
  private final ScheduleFiles schedules;
  private final Interruption interruption;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What all configurations come from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--first",
      paramLabel = "N",
      defaultValue = "1",
      description = "The number of the first one (default: ${DEFAULT-VALUE}).")
  private int first;

  @Option(
      names = "--configurations",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int configurations;

  @Option(
      names = "--states",
      paramLabel = "N",
      defaultValue = "300000",
      description = "Give a configuration up after so many states (default: ${DEFAULT-VALUE}).")
  private long states;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many configurations at a time (default: each processor one).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description =
          "Draw nothing: take these configurations of spec/, as Go 1.19 has them, and ask everything"
              + " of each.")
  private List<String> names = new ArrayList<>();

  private long seen;
  private int searched;
  private int whole;
  private int violations;

  HuntCommand(Console console, Path root, Interruption interruption) {
    this.console = console;
    this.root = root;
    schedules = ScheduleFiles.below(root);
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    require(configurations >= 1, "--configurations must be 1 or more, not " + configurations);
    require(states >= 1, "--states must be 1 or more, not " + states);
    require(
        threads >= 1 && threads <= MOST_THREADS,
        "--threads must be 1 to %d, not %d".formatted(MOST_THREADS, threads));
    Hunt hunt = new Hunt(seed, states);
    SpecDirectory directory = new SpecDirectory(root.resolve("spec"));
    List<SpecConfiguration> known = names.stream().map(directory::configuration).toList();
    int all = names.isEmpty() ? configurations : names.size();
    ExecutorService workers = Executors.newFixedThreadPool(threads, HuntCommand::daemon);
    Thread hunter = Thread.currentThread();
    interruption.hear(hunter::interrupt);
    Deque<Future<Searched>> under = new ArrayDeque<>();
    try (Progress progress = Progress.on(console.err(), console.terminal())) {
      for (int i = 0; i < all || !under.isEmpty(); i++) {
        if (i < all) {
          int number = first + i;
          SpecConfiguration named = known.isEmpty() ? null : known.get(i);
          under.add(workers.submit(() -> named == null ? hunt.search(number) : hunt.search(named)));
        }
        if (under.size() > threads || i >= all) {
          Searched found = under.remove().get();
          progress.say("hunt", "%d, %,d states".formatted(found.number(), seen));
          take(found);
        }
      }
    } catch (InterruptedException e) {
      if (!interruption.requested()) {
        throw e;
      }
    } finally {
      workers.shutdownNow();
    }
    console
        .out()
        .printf(
            "%s, %d of them whole, %s: %s%s%n",
            Texts.count(searched, "configuration"),
            whole,
            Texts.count(seen, "state"),
            Texts.count(violations, "violation"),
            searched < all
                ? "; %s, %d not searched".formatted(Interruption.REASON, all - searched)
                : "");
    return exitCode(all).number();
  }

  private ExitCode exitCode(int all) {
    if (violations > 0) {
      return ExitCode.VIOLATION;
    }
    return whole < all ? ExitCode.INCONCLUSIVE : ExitCode.OK;
  }

  private static Thread daemon(Runnable search) {
    Thread thread = new Thread(search, "hunt");
    thread.setDaemon(true);
    return thread;
  }

  private void take(Searched found) {
    Outcome outcome = found.found().outcome();
    searched++;
    seen += found.found().distinct();
    if (outcome instanceof Outcome.Holds) {
      whole++;
    } else if (outcome instanceof Outcome.Violated violated) {
      print(found, violated.path());
    } else if (outcome instanceof Outcome.Failed failed) {
      print(found, failed.path());
    }
  }

  private void print(Searched searched, Counterexample path) {
    violations++;
    console.out().printf("%d: %s%n%n", searched.number(), searched.found().outcome());
    console.out().println(searched.text());
    ExploreRows.lines(searched.spec(), path, false).forEach(console.out()::println);
    Schedules.of(searched.spec(), searched.found())
        .map(schedules::write)
        .ifPresent(console.out()::println);
    console.out().println();
    console.out().flush();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new UsageError(otherwise);
    }
  }
}

package dev.tightloop.ci.engine;

import dev.tightloop.ci.part.Tlc;
import dev.tightloop.spec.Pinned;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.Suite;
import dev.tightloop.spec.TlcOutcome;
import dev.tightloop.spec.TlcResult;
import dev.tightloop.spec.TlcRun;
import dev.tightloop.spec.TlcVerdict;
import dev.tightloop.spec.TraceStep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TLC, each configuration in a process of its own. */
public final class SpecTlc implements Tlc {

  private static final Pattern DISTINCT = Pattern.compile("([0-9,]+) distinct states found");
  private static final Duration QUICK_LIMIT = Duration.ofMinutes(10);
  private static final Duration LIMIT = Duration.ofHours(12);

  private final SpecDirectory directory;
  private final TlcRun run;
  private final int workers;

  /**
   * Uses the specification in this directory.
   *
   * @param jar another TLC than the one that is built in
   */
  public SpecTlc(SpecDirectory directory, Optional<Path> jar, int workers) {
    this.directory = directory;
    this.run = jar.map(path -> new TlcRun(directory, path)).orElseGet(() -> new TlcRun(directory));
    this.workers = workers;
  }

  @Override
  public List<Configuration> configurations() {
    return directory.configurations().stream()
        .map(
            file ->
                new Configuration(
                    file.name(),
                    file.suite(),
                    file.pinned().map(Pinned::seconds).orElse(0),
                    file.expectation().violates()))
        .toList();
  }

  @Override
  public Outcome check(Configuration configuration, Consumer<String> progress) {
    SpecConfiguration file = directory.configuration(configuration.name());
    Duration limit = file.suite() == Suite.QUICK ? QUICK_LIMIT : LIMIT;
    try {
      return outcome(run.verdict(file, workers, limit, line -> progress.accept(brief(line))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while TLC ran", e);
    }
  }

  /** TLC's line about its progress without dates and rates. */
  static String brief(String line) {
    Matcher states = DISTINCT.matcher(line);
    if (states.find()) {
      return states.group(1) + " states";
    }
    return line.startsWith("Checking") ? "temporal properties" : line;
  }

  private static Outcome outcome(TlcVerdict verdict) {
    TlcResult result = verdict.result();
    long states = result.distinct();
    int depth = result.depth();
    if (result.outcome() instanceof TlcOutcome.Violated violated) {
      if (violated.name().equals(verdict.configuration().expectation().violates().orElse(""))
          && !verdict.expected()) {
        return new Failed(verdict.sentence(), states, depth);
      }
      boolean lasso = result.lassoStart() >= 0;
      return new Violated(violated.name(), trace(result), states, depth, lasso);
    }
    if (result.outcome() instanceof TlcOutcome.Failed failed) {
      return new Failed(failed.message(), states, depth);
    }
    if (result.outcome() instanceof TlcOutcome.TimedOut) {
      return new Unfinished(states, depth);
    }
    return verdict.expected() || !verdict.configuration().expectation().holds()
        ? new Holds(states, depth)
        : new Failed(verdict.sentence(), states, depth);
  }

  /** The actions, and the state in which they end. */
  private static List<String> trace(TlcResult result) {
    List<TraceStep> steps = result.trace();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      String again = i == result.lassoStart() ? "   <- from here again and again" : "";
      lines.add("%4d  %s%s".formatted(i + 1, steps.get(i).action(), again));
    }
    if (!steps.isEmpty()) {
      lines.add("the last state:");
      steps.get(steps.size() - 1).state().lines().forEach(lines::add);
    }
    return lines;
  }
}

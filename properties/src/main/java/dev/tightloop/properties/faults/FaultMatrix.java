package dev.tightloop.properties.faults;

import dev.tightloop.properties.explore.ConfiguredResult;
import dev.tightloop.properties.explore.ConfiguredSearch;
import dev.tightloop.properties.explore.Counterexample;
import dev.tightloop.properties.explore.Options;
import dev.tightloop.properties.explore.Outcome;
import dev.tightloop.properties.explore.Reductions;
import dev.tightloop.properties.faults.Finding.CannotSee;
import dev.tightloop.properties.faults.Finding.Found;
import dev.tightloop.properties.faults.Finding.Missed;
import dev.tightloop.properties.faults.Finding.Wrong;
import dev.tightloop.properties.fuzz.FuzzResult;
import dev.tightloop.properties.fuzz.Fuzzer;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.liveness.TlcWitness;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.properties.registers.CoreReplay;
import dev.tightloop.properties.scenario.RegisterFault;
import dev.tightloop.properties.scenario.ScenarioSearch;
import dev.tightloop.properties.scenario.SearchResult;
import dev.tightloop.spec.Pinned;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Has every finder look for a fault. The same every time: the fuzzer and the register level have
 * one seed, and so many schedules and no more.
 *
 * <p>TLC is not run here. The explorer's counterexample is judged by TLC's evaluator, step by step,
 * and must be as long as the one that TLC itself has found, which {@code spec/manifest.csv} pins;
 * {@code tightloop check} runs TLC on the quick configurations, and with {@code --suite standard}
 * on all of them.
 */
public final class FaultMatrix {

  /** What the random choices come from. */
  public static final long SEED = 1;

  /** The fuzzer's schedules for a fault: {@code docs/strategies.md} says how many each needs. */
  public static final long SCHEDULES = 5_000;

  /** Random programs on the core for a fault. */
  public static final long PROGRAMS = 2_000;

  private static final String BELOW = "below the specification: it has classes of registers there";

  /** One evaluator can be open in a JVM at a time; whoever else opens one holds this meanwhile. */
  private final Object evaluator;

  private final SpecDirectory directory;

  /**
   * Uses the specification in this directory.
   *
   * @param evaluator is held while TLC's evaluator is open
   */
  public FaultMatrix(SpecDirectory directory, Object evaluator) {
    this.directory = directory;
    this.evaluator = evaluator;
  }

  /** All faults that can be seeded. */
  public List<KnownFault> faults() {
    return KnownFaults.of(directory);
  }

  /** Looks for a fault. */
  public MatrixRow row(KnownFault fault) throws InterruptedException {
    Map<Finder, Finding> findings = new EnumMap<>(Finder.class);
    if (fault.inSpecification()) {
      Optional<ConfiguredResult> explored =
          fault.configuration().isPresent()
              ? Optional.of(specification(fault, findings))
              : Optional.empty();
      findings.put(
          Finder.REGISTERS,
          fault.registers().map(FaultMatrix::registers).orElseGet(() -> replayed(fault, explored)));
    } else {
      for (Finder finder : List.of(Finder.TLC, Finder.EXPLORER, Finder.FUZZER)) {
        findings.put(finder, new CannotSee(BELOW));
      }
      findings.put(Finder.REGISTERS, registers(fault.registers().orElseThrow()));
    }
    return new MatrixRow(fault, findings);
  }

  private ConfiguredResult specification(KnownFault fault, Map<Finder, Finding> findings)
      throws InterruptedException {
    SpecConfiguration spec = fault.configuration().orElseThrow();
    String expected = spec.expectation().violates().orElseThrow();
    ConfiguredResult explored =
        new ConfiguredSearch(spec, Options.defaults().threads(1), Reductions.none, true).run();
    Finding byExplorer = explorer(explored);
    findings.put(Finder.EXPLORER, byExplorer);
    findings.put(
        Finder.TLC,
        byExplorer instanceof Found
            ? tlc(spec, explored, expected)
            : new Wrong("no counterexample of the explorer to judge"));
    findings.put(Finder.FUZZER, fuzzer(spec, expected));
    return explored;
  }

  private static Finding explorer(ConfiguredResult explored) {
    long states = explored.exploration().distinct();
    Optional<String> complaint = explored.complaint();
    if (explored.isInconclusive() || explored.violated().isEmpty()) {
      return new Missed(states);
    }
    return complaint.isPresent() ? new Wrong(complaint.get()) : new Found(states, length(explored));
  }

  private static int length(ConfiguredResult explored) {
    return path(explored)
        .map(path -> path.labels().size())
        .or(() -> lasso(explored).map(lasso -> lasso.stem().size() + lasso.cycle().size()))
        .orElseThrow();
  }

  private static Optional<Counterexample> path(ConfiguredResult explored) {
    return explored.exploration().outcome() instanceof Outcome.Violated violated
        ? Optional.of(violated.path())
        : Optional.empty();
  }

  private static Optional<dev.tightloop.properties.liveness.Counterexample> lasso(
      ConfiguredResult explored) {
    return explored.violatedTemporal().flatMap(judged -> judged.counterexample());
  }

  private Finding tlc(SpecConfiguration spec, ConfiguredResult explored, String expected) {
    Optional<String> wrong;
    synchronized (evaluator) {
      try (TlcWitness witness = new TlcWitness(directory, spec)) {
        wrong =
            path(explored)
                .map(path -> witness.judge(expected, path.labels()))
                .orElseGet(() -> witness.judge(expected, lasso(explored).orElseThrow()));
      }
    }
    if (wrong.isPresent()) {
      return new Wrong(wrong.get());
    }
    if (spec.pinned().isEmpty()) {
      return new Wrong("nothing is pinned of " + spec.name() + ": run ./tightloop pin");
    }
    OptionalInt pinned = spec.pinned().map(Pinned::trace).orElseThrow();
    return new Found(0, pinned.isPresent() ? pinned.getAsInt() - 1 : length(explored));
  }

  private static Finding fuzzer(SpecConfiguration spec, String expected)
      throws InterruptedException {
    FuzzResult result =
        Fuzzer.of(Target.asking(spec, expected), SEED).run(SCHEDULES, () -> true, far -> {});
    return result
        .found()
        .<Finding>map(
            found ->
                found.property().equals(expected)
                    ? new Found(result.schedules(), found.length())
                    : new Wrong(found.property()))
        .orElseGet(() -> new Missed(result.schedules()));
  }

  private static Finding registers(RegisterFault fault) {
    long[] left = {PROGRAMS};
    SearchResult result =
        new ScenarioSearch(SEED, Optional.of(fault)).run(() -> left[0]-- > 0, far -> {});
    return result
        .found()
        .<Finding>map(
            found ->
                found.violation().property().equals(fault.caughtBy())
                    ? new Found(result.scenarios(), found.shrunk().choices().size())
                    : new Wrong(
                        "finds %s, not %s"
                            .formatted(found.violation().property(), fault.caughtBy())))
        .orElseGet(() -> new Missed(result.scenarios()));
  }

  /**
   * The explorer's counterexample with the goroutines' code on the core: whether what it violates
   * shows there.
   */
  private static Finding replayed(KnownFault fault, Optional<ConfiguredResult> explored) {
    Optional<String> seen;
    try {
      seen = onTheCore(fault, explored);
    } catch (IllegalStateException e) {
      return new Wrong(e.getMessage());
    }
    if (seen.isEmpty()) {
      return new CannotSee(notOnTheCore(fault));
    }
    return seen.equals(fault.expected())
        ? new Found(0, 0)
        : new Wrong("finds %s, not %s".formatted(seen.get(), fault.expected().orElse("nothing")));
  }

  private static Optional<String> onTheCore(KnownFault fault, Optional<ConfiguredResult> explored) {
    return explored
        .flatMap(FaultMatrix::path)
        .flatMap(
            path ->
                CoreReplay.sees(
                    ModelConfiguration.of(fault.configuration().orElseThrow()), path.labels()));
  }

  /** What the configuration needs that the random programs do not have. */
  private static String notOnTheCore(KnownFault fault) {
    List<String> missing =
        fault.configuration().stream().flatMap(spec -> CoreLacks.of(spec).stream()).toList();
    return missing.isEmpty()
        ? "nothing that it breaks shows in registers"
        : "needs " + String.join(", ", missing);
  }
}

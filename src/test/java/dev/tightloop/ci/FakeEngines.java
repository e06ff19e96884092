package dev.tightloop.ci;

import dev.tightloop.ci.part.Explore;
import dev.tightloop.ci.part.Faults;
import dev.tightloop.ci.part.Fuzzer;
import dev.tightloop.ci.part.Lockstep;
import dev.tightloop.ci.part.ModelFuzzer;
import dev.tightloop.ci.part.Preemptor;
import dev.tightloop.ci.part.Tlc;
import dev.tightloop.ci.report.Row;
import dev.tightloop.spec.Suite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Engines that find nothing but the canary, at once; each answer can be replaced. */
final class FakeEngines {

  static final String CANARY = "FaultSignalPendingNeverCleared";

  /** Names of configurations that TLC checked, in that order. */
  final List<String> checked = new ArrayList<>();

  boolean canaryIsFound = true;
  Tlc.Outcome ofTlc = new Tlc.Holds(7, 3);
  Lockstep.Outcome ofLockstep = new Lockstep.Outcome(7, 9, Set.of("gogo"), List.of());
  Fuzzer.Outcome ofFuzzer =
      new Fuzzer.Outcome(
          10,
          1000,
          List.of(new Fuzzer.Exercised("RegistersRestored", 5, "time")),
          Optional.empty());
  Row ofSchedules = Row.ok("Small", "5 schedules", Duration.ZERO);
  List<String> faultNames = List.of("one");

  Faults.Outcome ofFaults =
      new Faults.Outcome("one", false, List.of(), Map.of("TLC", true), List.of("one", "yes"));
  Preemptor.Outcome ofPreemptor =
      new Preemptor.Outcome(2, 2, 2, 5, Optional.empty(), Optional.empty(), List.of());

  private static String canarySaved() {
    throw new AssertionError("the canary is expected: nobody wants its schedule in a file");
  }

  Engines.Factory factory() {
    return options ->
        new Engines(tlc(), explore(), lockstep(), schedules(), faults(), fuzzer(), preemptor());
  }

  private ModelFuzzer schedules() {
    return new ModelFuzzer() {
      @Override
      public List<String> configurations() {
        return List.of("Small");
      }

      @Override
      public Row fuzz(String configuration, long seed, Duration budget, Consumer<String> progress) {
        return ofSchedules;
      }
    };
  }

  private Faults faults() {
    return new Faults() {
      @Override
      public List<String> names() {
        return faultNames;
      }

      @Override
      public Outcome find(String fault) {
        return ofFaults;
      }

      @Override
      public List<String> matrix(List<Outcome> outcomes) {
        return outcomes.stream().map(outcome -> String.join(" ", outcome.cells())).toList();
      }
    };
  }

  private Explore explore() {
    return (configuration, progress) ->
        new Explore.Outcome(Row.ok(configuration, "7 states", Duration.ZERO), 7);
  }

  private Lockstep lockstep() {
    return new Lockstep() {
      @Override
      public int actions() {
        return 1;
      }

      @Override
      public Outcome compare(String configuration, Consumer<String> progress) {
        return ofLockstep;
      }
    };
  }

  private Preemptor preemptor() {
    return new Preemptor() {
      @Override
      public boolean stubAgrees(Path executable) {
        return true;
      }

      @Override
      public Outcome preempt(Path executable, String function) {
        return ofPreemptor;
      }
    };
  }

  private Tlc tlc() {
    return new Tlc() {
      @Override
      public List<Configuration> configurations() {
        return List.of(
            new Configuration("Big", Suite.STANDARD, 0, Optional.empty()),
            new Configuration(CANARY, Suite.QUICK, 0, Optional.of("AckSound")),
            new Configuration("Small", Suite.QUICK, 0, Optional.empty()));
      }

      @Override
      public Outcome check(Configuration configuration, Consumer<String> progress) {
        synchronized (checked) {
          checked.add(configuration.name());
        }
        boolean canary = configuration.name().equals(CANARY) && canaryIsFound;
        return canary ? new Violated("AckSound", List.of(), 261, 17, false) : ofTlc;
      }
    };
  }

  private Fuzzer fuzzer() {
    return new Fuzzer() {
      @Override
      public List<String> faults() {
        return List.of("signalPendingNeverCleared", "xmmRegisterLeftOut");
      }

      @Override
      public Outcome fuzz(
          Optional<String> fault, long seed, Duration budget, Consumer<String> progress) {
        if (fault.equals(Optional.of("signalPendingNeverCleared")) && canaryIsFound) {
          Found found =
              new Found("NoLostPreemption", List.of("g1 runs on"), FakeEngines::canarySaved);
          return new Outcome(1, 100, List.of(), Optional.of(found));
        }
        return ofFuzzer;
      }
    };
  }
}

package dev.tightloop.ci;

import dev.tightloop.ci.part.Fuzzer;
import dev.tightloop.ci.part.GoProgram;
import dev.tightloop.ci.part.Tlc;
import dev.tightloop.properties.binary.UnusableBinary;
import dev.tightloop.spec.KnownNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code tightloop check}, as they were given. */
final class CheckOptions {

  /** Those of the programs of {@code ci/go/build} that have a loop to preempt. */
  private static final List<String> BUILT =
      List.of("tightloop", "tightloop-unoptimized", "counting");

  private static final int LONGEST_SECONDS = 7 * 24 * 3600;

  @Option(
      names = "--time",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long random programs are tried (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What all random choices come from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private JsonOption json;

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      defaultValue = "quick",
      description = "TLC's configurations: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Suite suite;

  @Option(
      names = "--config",
      paramLabel = "NAME",
      description = "Only this configuration, spec/NAME.cfg, for TLC. Repeatable.")
  private List<String> configurations = new ArrayList<>();

  @Option(
      names = "--binary",
      paramLabel = "ELF",
      description =
          "Preempt main.tightloop and main.main.func1 of this Go executable, not of the built-in"
              + " ones. Repeatable.")
  private List<Path> binaries = new ArrayList<>();

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "Seed a fault under the random programs, to see it found.")
  private String fault;

  @Option(
      names = "--expect-violation",
      paramLabel = "ID",
      description =
          "Succeed if this property is violated and fail if not. What a configuration itself says"
              + " it must violate does not count.")
  private String expectedViolation;

  @Option(
      names = "--tla2tools",
      paramLabel = "JAR",
      description = "Run this tla2tools.jar instead of the TLC that is built in.")
  private Path tla2tools;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "TLC's worker threads; temporal properties always have one (default: ${DEFAULT-VALUE}).")
  private int workers;

  /** What can be judged without the engines. */
  void validate() {
    if (seconds < 1 || seconds > LONGEST_SECONDS) {
      throw new UsageError(
          "--time must be 1 to %d seconds, not %d".formatted(LONGEST_SECONDS, seconds));
    }
    if (workers < 1 || workers > 1024) {
      throw new UsageError("--workers must be 1 to 1024, not " + workers);
    }
    ExpectedViolation.of(expectedViolation);
    if (tla2tools != null && !holdsTlc(tla2tools)) {
      throw new UsageError("--tla2tools: " + tla2tools + " is no jar with TLC in it");
    }
    json.file();
  }

  Duration time() {
    return Duration.ofSeconds(seconds);
  }

  long seed() {
    return seed;
  }

  Optional<Path> json() {
    return json.file();
  }

  Optional<String> expectedViolation() {
    return ExpectedViolation.of(expectedViolation);
  }

  Optional<Path> tla2tools() {
    return Optional.ofNullable(tla2tools);
  }

  int workers() {
    return workers;
  }

  /** The seeded fault, if one was named that exists. */
  Optional<String> fault(Fuzzer fuzzer) {
    if (fault != null && !fuzzer.faults().contains(fault)) {
      throw new UsageError(
          "--fault: no fault %s; %s"
              .formatted(fault, KnownNames.advice(fault, List.copyOf(fuzzer.faults()))));
    }
    return Optional.ofNullable(fault);
  }

  /** The configurations named, or else those of the suite. */
  List<Tlc.Configuration> configurations(Tlc tlc) {
    List<Tlc.Configuration> known = tlc.configurations();
    if (configurations.isEmpty()) {
      return known.stream().filter(suite::includes).toList();
    }
    Set<Tlc.Configuration> chosen = new LinkedHashSet<>();
    for (String name : configurations) {
      chosen.add(
          known.stream()
              .filter(configuration -> configuration.name().equals(name))
              .findFirst()
              .orElseThrow(() -> unknownConfiguration(name, known)));
    }
    return List.copyOf(chosen);
  }

  private static UsageError unknownConfiguration(String name, List<Tlc.Configuration> known) {
    List<String> names = known.stream().map(Tlc.Configuration::name).toList();
    return new UsageError(
        "--config: no configuration %s; %s".formatted(name, KnownNames.advice(name, names)));
  }

  /** Programs that are built in and not there; none if others are named. */
  List<String> missing(Path root) {
    return binaries.isEmpty()
        ? BUILT.stream()
            .filter(name -> !Files.isReadable(root.resolve("target/go").resolve(name)))
            .toList()
        : List.of();
  }

  private static boolean holdsTlc(Path jar) {
    if (!Files.isRegularFile(jar)) {
      return false;
    }
    try (JarFile opened = new JarFile(jar.toFile())) {
      return opened.getEntry("tlc2/TLC.class") != null;
    } catch (IOException e) {
      return false;
    }
  }

  /** The executables named, or else those built in; none if there is no Go to build them. */
  List<GoProgram> programs(Path root) {
    try {
      if (!binaries.isEmpty()) {
        return binaries.stream().map(GoProgram::open).toList();
      }
      return BUILT.stream()
          .map(root.resolve("target/go")::resolve)
          .filter(Files::isReadable)
          .map(GoProgram::open)
          .toList();
    } catch (UnusableBinary e) {
      throw new UsageError(e.getMessage());
    }
  }
}

package dev.tightloop.ci;

import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which configurations of the specification a command is about. */
final class SpecOptions {

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      defaultValue = "quick",
      description = "If none is named: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Suite suite;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Configurations: spec/NAME.cfg.")
  private List<String> names = new ArrayList<>();

  /** Those named, or else those of the suite. */
  List<SpecConfiguration> configurations(SpecDirectory directory) {
    return names.isEmpty() ? suite(directory) : named(directory);
  }

  /** Those named. */
  List<SpecConfiguration> named(SpecDirectory directory) {
    return names.stream().map(directory::configuration).toList();
  }

  /** Those of the suite. */
  List<SpecConfiguration> suite(SpecDirectory directory) {
    return directory.configurations().stream()
        .filter(each -> suite.includes(each.suite()))
        .toList();
  }
}

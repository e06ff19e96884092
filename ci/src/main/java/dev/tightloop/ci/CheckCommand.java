package dev.tightloop.ci;

import dev.tightloop.ci.part.BinaryPart;
import dev.tightloop.ci.part.CanaryPart;
import dev.tightloop.ci.part.Context;
import dev.tightloop.ci.part.ExplorePart;
import dev.tightloop.ci.part.FaultsPart;
import dev.tightloop.ci.part.FuzzPart;
import dev.tightloop.ci.part.LockstepPart;
import dev.tightloop.ci.part.Part;
import dev.tightloop.ci.part.PropertiesPart;
import dev.tightloop.ci.part.Tlc;
import dev.tightloop.ci.part.TlcPart;
import dev.tightloop.ci.report.ExitCode;
import dev.tightloop.ci.report.JsonReport;
import dev.tightloop.ci.report.Progress;
import dev.tightloop.ci.report.Report;
import dev.tightloop.ci.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tightloop check}: the main job. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Tightloop.Version.class,
    description =
        "Checks the specification with TLC, the model on the same configurations, the model against the"
            + " specification, random schedules of the model, that every seeded fault is found, random programs"
            + " under random interleavings, and real machine code, preempted everywhere; first of"
            + " all, that a seeded fault is found.",
    footer = {
      "",
      "Exit codes: 0 nothing violated; 1 violation; 2 usage; 3 inconclusive (not all",
      "that was asked for could be done, or it was interrupted); 70 internal error."
    })
final class CheckCommand implements Callable<Integer> {

  private final Console console;
  private final Path root;
  private final Engines.Factory factory;
  private final Interruption interruption;

  @Mixin private CheckOptions options;

  CheckCommand(Console console, Path root, Engines.Factory factory, Interruption interruption) {
    this.interruption = interruption;
    this.console = console;
    this.root = root;
    this.factory = factory;
  }

  @Override
  public Integer call() throws IOException {
    options.validate();
    interruption.hear(() -> {});
    Plan plan = plan(factory.engines(options));
    Report report;
    try (Progress progress = Progress.on(console.err(), console.terminal())) {
      Context context = new Context(options.seed(), options.time(), progress);
      report = new Check(plan, context, interruption).run(options.expectedViolation());
    }
    console.out().print(Table.print(report));
    save(report);
    if (!Check.found(report.parts().get(0).rows())) {
      console.err().println("tightloop: the checker itself is broken: the canary was not found");
      return ExitCode.VIOLATION.number();
    }
    return report.conclusion().exitCode().number();
  }

  /** The parts in the table's order. */
  private Plan plan(Engines engines) {
    List<Part> parts = new ArrayList<>();
    for (Tlc.Configuration configuration : options.configurations(engines.tlc())) {
      parts.add(new TlcPart(engines.tlc(), configuration));
    }
    parts.add(new ExplorePart(engines.explore(), options.configurations(engines.tlc())));
    parts.add(new LockstepPart(engines.lockstep()));
    parts.add(new FuzzPart(engines.schedules()));
    parts.add(new FaultsPart(engines.faults()));
    parts.add(new PropertiesPart(engines.fuzzer(), options.fault(engines.fuzzer())));
    parts.add(new BinaryPart(engines.preemptor(), options.programs(root), options.missing(root)));
    return new Plan(new CanaryPart(engines.fuzzer(), engines.tlc()), parts);
  }

  private void save(Report report) throws IOException {
    Path kept = root.resolve("target/tightloop/check.json");
    Files.createDirectories(kept.getParent());
    JsonReport.write(report, kept);
    if (options.json().isPresent()) {
      JsonReport.write(report, options.json().get());
    }
  }
}

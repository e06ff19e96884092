package dev.tightloop.ci;

import dev.tightloop.ci.engine.CorePreemptor;
import dev.tightloop.ci.engine.ExploreEngine;
import dev.tightloop.ci.engine.LockstepEngine;
import dev.tightloop.ci.engine.MatrixFaults;
import dev.tightloop.ci.engine.ScenarioFuzzer;
import dev.tightloop.ci.engine.ScheduleFiles;
import dev.tightloop.ci.engine.ScheduleFuzzer;
import dev.tightloop.ci.engine.SpecTlc;
import dev.tightloop.spec.SpecDirectory;
import java.nio.file.Path;

/** The engines of the other modules. */
final class RealEngines {

  private RealEngines() {}

  static Engines engines(Path root, CheckOptions options) {
    SpecDirectory spec = new SpecDirectory(root.resolve("spec"));
    ScheduleFiles schedules = ScheduleFiles.below(root);
    return new Engines(
        new SpecTlc(spec, options.tla2tools(), options.workers()),
        new ExploreEngine(spec),
        new LockstepEngine(spec),
        new ScheduleFuzzer(spec, schedules),
        new MatrixFaults(spec),
        new ScenarioFuzzer(schedules),
        new CorePreemptor());
  }
}

package dev.tightloop.properties.explore;

import dev.tightloop.properties.invariants.TemporalProperty;
import dev.tightloop.properties.liveness.LivenessCheck;
import dev.tightloop.properties.liveness.LivenessProgress;
import dev.tightloop.properties.liveness.LivenessResult;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * All that a configuration of the specification asks, answered on the model: first its invariants
 * and step properties, and if they hold its temporal properties, on the whole state graph.
 */
public final class ConfiguredSearch {

  private final SpecConfiguration spec;
  private final Options options;
  private final Reductions reduction;
  private final boolean liveness;
  private final Explorer explorer;
  private volatile Progress progress;
  private volatile boolean interrupted;

  /**
   * @param liveness whether temporal properties are asked, too
   * @throws dev.tightloop.spec.BadConfiguration if the model has no such configuration
   */
  public ConfiguredSearch(
      SpecConfiguration spec, Options options, Reductions reduction, boolean liveness) {
    this.spec = spec;
    this.options = options;
    this.reduction = reduction;
    this.liveness = liveness;
    explorer = new Explorer(ConfiguredTask.of(spec, reduction), options);
  }

  /** How far the search is; for other threads. */
  public Progress progress() {
    Progress second = progress;
    return second == null ? explorer.progress() : second;
  }

  /** Asks {@link #run} to end soon. */
  public void interrupt() {
    interrupted = true;
    explorer.interrupt();
  }

  public ConfiguredResult run() throws InterruptedException {
    return judged(explorer.run());
  }

  /** Goes on from the search of single states to the temporal properties. */
  ConfiguredResult judged(Exploration exploration) {
    List<TemporalProperty> temporal = LivenessCheck.among(spec.properties());
    if (!liveness || temporal.isEmpty() || !(exploration.outcome() instanceof Outcome.Holds)) {
      return new ConfiguredResult(spec, exploration, Optional.empty(), reduction);
    }
    LivenessProgress saying =
        (states, ended, edges, depth, bytes) -> {
          progress = new Progress(edges, states, depth, states - ended, bytes, 0);
          if (interrupted) {
            throw new CancellationException("interrupted before temporal properties were checked");
          }
        };
    try {
      LivenessResult result =
          LivenessCheck.of(ModelConfiguration.of(spec), temporal)
              .memory(options.memory())
              .run(saying);
      return new ConfiguredResult(spec, exploration, Optional.of(result), reduction);
    } catch (CancellationException e) {
      Exploration stopped = exploration.with(new Outcome.Stopped(e.getMessage()));
      return new ConfiguredResult(spec, stopped, Optional.empty(), reduction);
    }
  }
}

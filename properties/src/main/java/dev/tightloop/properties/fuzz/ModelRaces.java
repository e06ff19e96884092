package dev.tightloop.properties.fuzz;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import dev.tightloop.properties.explore.Checks;
import dev.tightloop.properties.strategy.SampledRaces;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** The races of each configuration, sampled once: they depend on it alone. */
final class ModelRaces {

  private static final Map<Configuration, SampledRaces> SAMPLED =
      Collections.synchronizedMap(new WeakHashMap<>());

  private ModelRaces() {}

  static SampledRaces of(Configuration configuration) {
    return SAMPLED.computeIfAbsent(configuration, ModelRaces::sampled);
  }

  private static SampledRaces sampled(Configuration configuration) {
    return SampledRaces.of(new ModelMachine(new Model(configuration), Checks.none()));
  }
}

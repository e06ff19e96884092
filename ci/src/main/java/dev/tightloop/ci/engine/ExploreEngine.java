package dev.tightloop.ci.engine;

import dev.tightloop.ci.part.Explore;
import dev.tightloop.properties.explore.ConfiguredResult;
import dev.tightloop.properties.explore.ConfiguredSearch;
import dev.tightloop.properties.explore.Options;
import dev.tightloop.properties.explore.Reductions;
import dev.tightloop.spec.SpecDirectory;
import java.time.Duration;
import java.util.function.Consumer;

/** The explorer of module properties, with one thread: other parts of a check run beside it. */
public final class ExploreEngine implements Explore {

  private final SpecDirectory directory;

  public ExploreEngine(SpecDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Outcome explore(String configuration, Consumer<String> progress) {
    long start = System.nanoTime();
    try {
      ConfiguredResult result =
          new ConfiguredSearch(
                  directory.configuration(configuration),
                  Options.defaults().threads(1),
                  Reductions.none,
                  true)
              .run();
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      return new Outcome(ExploreRows.of(result, false, time), result.exploration().distinct());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during a search", e);
    }
  }
}

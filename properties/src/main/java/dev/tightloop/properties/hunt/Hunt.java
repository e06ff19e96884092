package dev.tightloop.properties.hunt;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.explore.ConfiguredTask;
import dev.tightloop.properties.explore.Exploration;
import dev.tightloop.properties.explore.Explorer;
import dev.tightloop.properties.explore.Options;
import dev.tightloop.properties.explore.Reductions;
import dev.tightloop.properties.invariants.CatalogueEntry.Subject;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Searches configurations of Go 1.19 that a seed and a number choose. */
public final class Hunt {

  private static final long MEMORY = 256L << 20;

  private final long seed;
  private final long states;

  /**
   * @param states of each configuration, at most
   */
  public Hunt(long seed, long states) {
    this.seed = seed;
    this.states = states;
  }

  /**
   * A search that has ended.
   *
   * @param text of the configuration's file
   * @param spec that file, read
   */
  public record Searched(int number, String text, SpecConfiguration spec, Exploration found) {}

  /**
   * Searches one configuration, by one thread: the same numbers come to the same.
   *
   * @throws InterruptedException if this thread is interrupted
   */
  public Searched search(int number) throws InterruptedException {
    String text = text(number);
    SpecConfiguration spec = read(text);
    Options options = Options.defaults().threads(1).memory(MEMORY).states(states);
    Explorer explorer = new Explorer(ConfiguredTask.of(spec, Reductions.none), options);
    return new Searched(number, text, spec, explorer.run());
  }

  /** The file of the configuration with this number. */
  public String text(int number) {
    SplittableRandom random = new SplittableRandom(mixed(number));
    String constants = new FaithfulConfigurations(random).next().text();
    Configuration configuration = ModelConfiguration.of(read(constants));
    StringBuilder text = new StringBuilder(constants);
    text.append("\nINVARIANTS\n");
    KnownViolation.asked(configuration, Subject.STATES)
        .forEach(name -> text.append("    ").append(name).append('\n'));
    text.append("\nPROPERTIES\n");
    KnownViolation.asked(configuration, Subject.STEPS)
        .forEach(name -> text.append("    ").append(name).append('\n'));
    return text.append("\nCHECK_DEADLOCK FALSE\n").toString();
  }

  private long mixed(int number) {
    return new SplittableRandom(seed).nextLong() + number;
  }

  private static SpecConfiguration read(String text) {
    try {
      Path file = Files.createTempFile("Hunt", ".cfg");
      try {
        return SpecConfiguration.read(Files.writeString(file, text));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

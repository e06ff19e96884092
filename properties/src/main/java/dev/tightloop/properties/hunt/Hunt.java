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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Searches configurations of Go 1.19 that a seed and a number choose. */
public final class Hunt {

  private static final long MEMORY = 256L << 20;

  /** What begins the part of a file that says what is asked. */
  private static final Pattern SECTIONS_BEHIND =
      Pattern.compile("INVARIANT|PROPERT|CHECK_DEADLOCK");

  private static final String EXPECT = "\\* expect:";

  /** What the file says of its own questions, and what makes it another Go. */
  private static final Pattern NOT_GO_119 =
      Pattern.compile(
          "\\\\\\* (off|never|unreached):"
              + "|\\s*(Faults|Corrections|Never|Go114|EnlistsWorker|MayMoreStackPreempt)\\b");

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
   * @param number of what was drawn, 0 if nothing was
   * @param text of the configuration's file
   * @param spec that file, read
   */
  public record Searched(int number, String text, SpecConfiguration spec, Exploration found) {}

  /**
   * Draws a configuration and searches it, by one thread: the same numbers come to the same.
   *
   * @throws InterruptedException if this thread is interrupted
   */
  public Searched search(int number) throws InterruptedException {
    return search(number, text(number));
  }

  /**
   * Searches what one of the repository's configurations describes, as Go 1.19 has it, with all
   * that is asked of a drawn one.
   */
  public Searched search(SpecConfiguration known) throws InterruptedException, IOException {
    String constants =
        Files.readAllLines(known.file()).stream()
            .takeWhile(line -> !SECTIONS_BEHIND.matcher(line).lookingAt())
            .filter(line -> !NOT_GO_119.matcher(line).lookingAt())
            .map(line -> line.startsWith(EXPECT) ? EXPECT + " holds" : line)
            .collect(Collectors.joining("\n", "", "\n"));
    return search(0, asking(constants));
  }

  private Searched search(int number, String text) throws InterruptedException {
    SpecConfiguration spec = read(text);
    Options options = Options.defaults().threads(1).memory(MEMORY).states(states);
    Explorer explorer = new Explorer(ConfiguredTask.of(spec, Reductions.none), options);
    return new Searched(number, text, spec, explorer.run());
  }

  /** The file of the configuration with this number. */
  public String text(int number) {
    SplittableRandom random = new SplittableRandom(mixed(number));
    return asking(new FaithfulConfigurations(random).next().text());
  }

  private static String asking(String constants) {
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
    return SpecConfiguration.of(Path.of("Hunt.cfg"), text);
  }
}

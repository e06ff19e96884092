package dev.tightloop.properties.history;

import dev.tightloop.properties.explore.ConfiguredResult;
import dev.tightloop.properties.explore.ConfiguredSearch;
import dev.tightloop.properties.explore.Options;
import dev.tightloop.properties.explore.Outcome;
import dev.tightloop.properties.explore.Reductions;
import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.history.Shown.Allowed;
import dev.tightloop.properties.history.Shown.Changed;
import dev.tightloop.properties.history.Shown.Pair;
import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.SpecDirectory;
import java.util.Optional;

/**
 * A bug shown by a configuration, and its absence by another. Both are searched to the end, unless
 * that is out of all proportion: then the other is searched breadth first until the memory below is
 * spent, which must be several times as far as the bug is away.
 */
public final class Replay {

  private static final long MEMORY = 40L << 20;

  /** Levels without a violation, for each state of the counterexample. */
  private static final int FARTHER = 3;

  /** Or states without one, for each that was searched to find it. */
  private static final int MORE = 10;

  private final Optional<SpecConfiguration> bug;
  private final SpecConfiguration mended;

  private Replay(Optional<SpecConfiguration> bug, SpecConfiguration mended) {
    this.bug = bug;
    this.mended = mended;
  }

  /** A fault of the specification: the configuration that must find it, and the same without. */
  public static Optional<Replay> of(KnownFault fault) {
    return fault.configuration().map(spec -> new Replay(Optional.of(spec), spec.withoutFaults()));
  }

  /** What an issue says itself. */
  public static Replay of(Shown shown, SpecDirectory directory) {
    if (shown instanceof Pair pair) {
      return new Replay(
          Optional.of(directory.configuration(pair.bug())), directory.configuration(pair.mended()));
    }
    if (shown instanceof Changed changed) {
      SpecConfiguration spec = directory.configuration(changed.bug());
      return new Replay(Optional.of(spec), spec.with(changed.constant(), changed.mended()));
    }
    Allowed allowed = (Allowed) shown;
    return new Replay(Optional.empty(), directory.configuration(allowed.configuration()));
  }

  /** What the bug violates, if it is one. */
  public Optional<String> expected() {
    return bug.map(spec -> spec.expectation().violates().orElseThrow());
  }

  /** The configuration with the bug, or else the one that allows it. */
  public SpecConfiguration configuration() {
    return bug.orElse(mended);
  }

  /**
   * Searches both.
   *
   * @return what is not as it must be, in one line; empty if the bug is found where it is and not
   *     where it is not
   */
  public Optional<String> complaint() throws InterruptedException {
    int far = Integer.MAX_VALUE;
    long many = Long.MAX_VALUE;
    if (bug.isPresent()) {
      ConfiguredResult found = searched(bug.get());
      if (found.exploration().outcome() instanceof Outcome.Violated violated) {
        far = FARTHER * violated.path().states().size();
        many = MORE * found.exploration().distinct();
      }
      if (!found.violated().equals(expected())) {
        return Optional.of(
            "%s violates %s, not %s"
                .formatted(
                    bug.get().name(),
                    found.violated().orElse("nothing"),
                    expected().orElseThrow()));
      }
    }
    ConfiguredResult without = searched(mended);
    if (without.violated().isPresent()) {
      return Optional.of(
          "%s without the bug violates %s, too".formatted(mended.name(), without.violated().get()));
    }
    boolean farEnough =
        without.exploration().outcome() instanceof Outcome.Stopped
            && (without.exploration().depth() > far || without.exploration().distinct() > many);
    if (without.holds() || farEnough) {
      return Optional.empty();
    }
    return Optional.of(
        without.isInconclusive()
            ? mended.name() + " without the bug is not searched to the end"
            : mended.name() + " without the bug: " + without.exploration().outcome());
  }

  private static ConfiguredResult searched(SpecConfiguration spec) throws InterruptedException {
    return new ConfiguredSearch(
            spec, Options.defaults().threads(1).memory(MEMORY), Reductions.none, true)
        .run();
  }
}

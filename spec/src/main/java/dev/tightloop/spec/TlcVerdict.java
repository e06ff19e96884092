package dev.tightloop.spec;

import java.util.Optional;

/**
 * Whether TLC said of a configuration what the configuration expects.
 *
 * @param sentence for readers
 */
public record TlcVerdict(
    SpecConfiguration configuration, TlcResult result, boolean expected, String sentence) {

  /** Compares. */
  public static TlcVerdict of(SpecConfiguration configuration, TlcResult result) {
    Optional<String> complaint = complaint(configuration, result);
    String said =
        configuration.name()
            + " "
            + result.outcome()
            + String.format(" (%,d states, depth %d)", result.distinct(), result.depth());
    return new TlcVerdict(
        configuration,
        result,
        complaint.isEmpty(),
        said + complaint.map(text -> ", but " + text).orElse(", as expected") + ".");
  }

  private static Optional<String> complaint(SpecConfiguration configuration, TlcResult result) {
    Expectation expectation = configuration.expectation();
    if (!expectation.isMetBy(result.outcome())) {
      return Optional.of("its file says that it " + expectation);
    }
    Optional<String> changed = configuration.pinned().flatMap(pinned -> pinned.complaint(result));
    return changed.isPresent() || !expectation.holds()
        ? changed
        : Coverage.said(configuration).complaint(Coverage.seen(result.actions()));
  }
}

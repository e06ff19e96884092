package dev.tightloop.properties.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tightloop.spec.SpecConfiguration;
import dev.tightloop.spec.Suite;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The model on each configuration of moderate size, one by one, so that whoever changes a line of
 * the model has to run those alone that execute it: {@code ci/mutation} does. Not part of the
 * build, where {@link ExplorerTest} and lockstep see the same.
 */
class PinnedConfigurations {

  private static final int MODERATE = 10_000;

  /** A changed model may have no end of states. */
  private static final long MEMORY = 40 << 20;

  static List<String> moderate() {
    return Configurations.DIRECTORY.configurations().stream()
        .filter(spec -> spec.suite() != Suite.DEEP)
        .filter(PinnedConfigurations::isModerate)
        .map(SpecConfiguration::name)
        .toList();
  }

  private static boolean isModerate(SpecConfiguration spec) {
    return spec.pinned()
        .map(
            pinned ->
                pinned.trace().isPresent()
                    || pinned.states().isPresent() && pinned.states().get().distinct() <= MODERATE)
        .orElse(false);
  }

  @ParameterizedTest
  @MethodSource("moderate")
  void verdictCountsAndLengthAreThoseOfTlc(String name) throws InterruptedException {
    SpecConfiguration spec = Configurations.named(name);
    Options options = Options.defaults().threads(1).memory(MEMORY);
    ConfiguredResult result = new ConfiguredSearch(spec, options, Reductions.none, false).run();
    assertEquals(Optional.empty(), result.complaint());
    assertEquals(spec.expectation().violates(), result.violated());
  }
}

package dev.tightloop.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.benchmarks.GuestProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

  private final List<String> order = new ArrayList<>();

  /** Takes a nanosecond a round, and two to start. */
  private class Fake implements Peer {
    private final String name;
    private final int divisor;
    private final long error;

    private Fake(String name, int divisor, long error) {
      this.name = name;
      this.divisor = divisor;
      this.error = error;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Optional<String> missing() {
      return Optional.empty();
    }

    @Override
    public int divisor() {
      return divisor;
    }

    @Override
    public Sample run(GuestProgram program, long rounds) {
      order.add(name);
      return new Sample(Long.toString(rounds + error), rounds + 2, 2);
    }
  }

  private static CorePeer.Counted reference(GuestProgram program, long rounds) {
    return new CorePeer.Counted(Long.toString(rounds), 3 * rounds, 1);
  }

  private Map<String, Measured> run(Peer... peers) {
    return new Comparison(ComparisonTest::reference, List.of(peers), 1, what -> {})
        .run(List.of(GuestProgram.SHA256), 2)
        .get(GuestProgram.SHA256);
  }

  @Test
  void peersTakeTurns() {
    run(new Fake("a", 1, 0), new Fake("b", 10, 0));
    assertEquals(List.of("a", "b", "a", "b"), order);
  }

  @Test
  void startingIsTakenOffAndInstructionsAreTheReferences() {
    Map<String, Measured> measured = run(new Fake("a", 1, 0), new Fake("b", 10, 0));
    long rounds = GuestProgram.SHA256.rounds();
    assertEquals(List.of(rounds, rounds), measured.get("a").nanoseconds());
    assertEquals(3 * rounds / 10, measured.get("b").instructions());
    assertEquals(3000, measured.get("b").mips(), 1e-9);
  }

  @Test
  void aWrongChecksumIsAnError() {
    MeasurementFailed failed =
        assertThrows(
            MeasurementFailed.class, () -> run(new Fake("a", 1, 0), new Fake("wrong", 1, 1)));
    assertTrue(failed.getMessage().contains("wrong computes 600001, the core 600000"));
  }

  @Test
  void whatCannotBeToldFromStartingIsAnError() {
    assertThrows(
        MeasurementFailed.class,
        () ->
            run(
                new Fake("a", 1, 0) {
                  @Override
                  public Sample run(GuestProgram program, long rounds) {
                    return new Sample(Long.toString(rounds), 5, 5);
                  }
                }));
  }

  @Test
  void theMedianIsTheMiddleOne() {
    assertEquals(3, Measured.median(List.of(1L, 3L, 100L)));
    assertEquals(2.5, Measured.median(List.of(1L, 2L, 3L, 100L)));
  }
}

package dev.tightloop.properties.lockstep;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.lockstep.Comparison.Both;
import dev.tightloop.properties.lockstep.Comparison.Edge;
import dev.tightloop.properties.lockstep.Comparison.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Walks from an initial state along steps chosen at random, and compares every step of every state
 * on the way. A walk ends after so many steps, or where nobody can go on.
 */
final class RandomWalks implements Walk {

  private static final int BATCH = 16;

  /** One walk; the difference ends it. */
  private record Walk(Tally tally, long[] fingerprints, Optional<Difference> difference) {}

  private final Workers<Comparison> workers;
  private final int walks;
  private final int length;
  private final long seed;
  private final Consumer<LockstepProgress> progress;
  private final Tally tally = new Tally();
  private final Visited visited = new Visited();

  RandomWalks(
      Workers<Comparison> workers,
      int walks,
      int length,
      long seed,
      Consumer<LockstepProgress> progress) {
    this.workers = workers;
    this.walks = walks;
    this.length = length;
    this.seed = seed;
    this.progress = progress;
  }

  @Override
  public void walk() {
    List<Both> initial = workers.first().initialStates();
    for (int first = 0; first < walks; first += BATCH) {
      List<Integer> batch = IntStream.range(first, Math.min(first + BATCH, walks)).boxed().toList();
      int left = walks - first - batch.size();
      workers
          .map(batch, (comparison, number) -> walk(comparison, initial, number))
          .forEach(this::add);
      progress.accept(new LockstepProgress(visited.size(), tally.edges(), left));
    }
  }

  private void add(Walk walk) {
    tally.add(walk.tally());
    for (long fingerprint : walk.fingerprints()) {
      visited.add(fingerprint);
    }
    walk.difference()
        .ifPresent(
            difference -> {
              throw new Parting(difference);
            });
  }

  private Walk walk(Comparison comparison, List<Both> initial, int number) {
    SplitMix64 random = new SplitMix64(SplitMix64.mix(seed) + number);
    List<String> path = new ArrayList<>();
    Tally all = new Tally();
    long[] fingerprints = new long[length + 1];
    Both at = initial.get(random.below(initial.size()));
    fingerprints[0] = at.fingerprint();
    for (int i = 1; i <= length; i++) {
      Steps steps = comparison.steps(at);
      if (!steps.difference().isEmpty()) {
        List<String> said = steps.difference();
        String state = at.spec().toString();
        Difference difference =
            new Difference(said.get(0), said.subList(1, said.size()), path, state);
        return new Walk(all, known(fingerprints, i), Optional.of(difference));
      }
      all.add(steps);
      if (steps.edges().isEmpty()) {
        return new Walk(all, known(fingerprints, i), Optional.empty());
      }
      Edge edge = steps.edges().get(random.below(steps.edges().size()));
      path.add(comparison.label(edge.step()));
      at = edge.to();
      fingerprints[i] = at.fingerprint();
    }
    return new Walk(all, fingerprints, Optional.empty());
  }

  private static long[] known(long[] fingerprints, int count) {
    return Arrays.copyOf(fingerprints, count);
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public long states() {
    return visited.size();
  }

  @Override
  public boolean isComplete() {
    return false;
  }
}

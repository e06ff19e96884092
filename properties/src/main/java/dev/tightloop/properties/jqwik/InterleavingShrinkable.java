package dev.tightloop.properties.jqwik;

import dev.tightloop.properties.shrink.ScheduleShrinker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * How an interleaving shrinks.
 *
 * <p>If the machine itself says what is violated, {@link ScheduleShrinker} knows best: what it
 * comes to is offered first, and if the property fails there in the same way, that is the end. A
 * property may also fail for a reason of its own. Then it goes on by trial: fewer preemptions, then
 * fewer changes of the actor, then fewer steps, then smaller choices.
 *
 * <p>A candidate is what remains when some steps are left out, or when what an actor does at a
 * stretch is done earlier: the remaining steps are taken as long as they are enabled, by what they
 * are and not by their numbers. Only what is simpler by that measure is offered, so that shrinking
 * ends.
 */
final class InterleavingShrinkable implements Shrinkable<Interleaving> {

  /** Steps that {@link ScheduleShrinker} may take for one sample. */
  private static final long EFFORT = 50_000;

  private final Interleaving run;
  private final Stage stage;

  /** What has been done to it. */
  private enum Stage {
    SIMPLE,
    SHRUNK,
    DRAWN
  }

  InterleavingShrinkable(Interleaving run) {
    this(run, Stage.DRAWN);
  }

  private InterleavingShrinkable(Interleaving run, Stage stage) {
    this.run = run;
    this.stage = stage;
  }

  @Override
  public Interleaving value() {
    return run;
  }

  @Override
  public ShrinkingDistance distance() {
    List<TakenStep> steps = run.steps();
    long changes =
        IntStream.range(1, steps.size())
            .filter(i -> !steps.get(i).actor().equals(steps.get(i - 1).actor()))
            .count();
    long sum = steps.stream().mapToLong(TakenStep::choice).sum();
    return ShrinkingDistance.of(
        stage == Stage.SIMPLE ? 0 : 1,
        run.preemptions(),
        changes,
        steps.size(),
        sum,
        run.choices().initial());
  }

  @Override
  public Stream<Shrinkable<Interleaving>> shrink() {
    if (stage == Stage.SIMPLE) {
      return Stream.empty();
    }
    Stream<InterleavingShrinkable> simple =
        Stream.of(run)
            .filter(each -> stage == Stage.DRAWN && each.violates().isPresent())
            .map(each -> new InterleavingShrinkable(each.shrunk(EFFORT), Stage.SIMPLE));
    Stream<InterleavingShrinkable> others =
        Stream.<Supplier<Stream<Interleaving>>>of(
                this::shorter, this::joined, this::smaller, this::earlier)
            .flatMap(Supplier::get)
            .map(candidate -> new InterleavingShrinkable(candidate, Stage.SHRUNK));
    return Stream.concat(simple, others)
        .<Shrinkable<Interleaving>>map(candidate -> candidate)
        .filter(candidate -> candidate.distance().compareTo(distance()) < 0);
  }

  private List<Integer> ids() {
    return run.played().ids();
  }

  /** Without a part: the halves, the quarters, and so on to the single steps. */
  private Stream<Interleaving> shorter() {
    int size = ids().size();
    return Stream.iterate(size, chunk -> chunk > 0, chunk -> chunk / 2)
        .flatMap(
            chunk ->
                IntStream.iterate(size - chunk, at -> at > -chunk, at -> at - chunk)
                    .mapToObj(at -> without(Math.max(0, at), Math.min(size, at + chunk))));
  }

  private Interleaving without(int from, int to) {
    List<Integer> kept = new ArrayList<>(ids());
    kept.subList(from, to).clear();
    return replayed(kept);
  }

  /** What an actor does at a stretch, moved to where an earlier stretch begins. */
  private Stream<Interleaving> joined() {
    List<TakenStep> steps = run.steps();
    List<Integer> stretches =
        IntStream.range(0, steps.size())
            .filter(at -> at == 0 || !steps.get(at).actor().equals(steps.get(at - 1).actor()))
            .boxed()
            .toList();
    return stretches.stream()
        .flatMap(
            at ->
                stretches.stream()
                    .takeWhile(to -> to < at)
                    .map(to -> replayed(moved(steps, at, to))));
  }

  private List<Integer> moved(List<TakenStep> steps, int at, int to) {
    int end = at;
    while (end < steps.size() && steps.get(end).actor().equals(steps.get(at).actor())) {
      end++;
    }
    List<Integer> moved = new ArrayList<>(ids());
    List<Integer> part = moved.subList(at, end);
    List<Integer> block = List.copyOf(part);
    part.clear();
    moved.addAll(to, block);
    return moved;
  }

  /** Another step in a place, and from there on what is still possible. */
  private Stream<Interleaving> smaller() {
    List<Integer> numbers = run.choices().numbers();
    return IntStream.range(0, numbers.size())
        .boxed()
        .flatMap(
            at ->
                IntStream.range(0, numbers.get(at))
                    .mapToObj(
                        number -> {
                          List<Integer> changed = new ArrayList<>(numbers);
                          changed.set(at, number);
                          return new Interleaving(
                              run.maker(), new Choices(run.choices().initial(), changed));
                        }));
  }

  /** From an earlier initial state. */
  private Stream<Interleaving> earlier() {
    return IntStream.range(0, run.choices().initial())
        .mapToObj(
            initial ->
                new Interleaving(run.maker(), new Choices(initial, run.choices().numbers())));
  }

  private Interleaving replayed(List<Integer> wanted) {
    return Interleaving.of(run.maker(), run.choices().initial(), wanted);
  }
}

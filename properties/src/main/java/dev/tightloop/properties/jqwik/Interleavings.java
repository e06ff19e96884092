package dev.tightloop.properties.jqwik;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;
import dev.tightloop.properties.strategy.Strategies;
import dev.tightloop.properties.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/**
 * Draws schedules of a machine, with the strategies of this project, and shrinks them.
 *
 * <p>For each sample a strategy is drawn, and a length; what the strategy then chooses is written
 * down as {@link Choices}, so that shrinking knows nothing of strategies. Edge cases: the schedule
 * without a step; each actor alone, for as long as it can; the actors in turn; the longest.
 *
 * <pre>{@code
 * @Provide
 * Arbitrary<Interleaving> runs() {
 *   return Interleavings.of(MyScheduler::new).ofMaxLength(80);
 * }
 * }</pre>
 */
public final class Interleavings implements Arbitrary<Interleaving> {

  /** The most steps, unless it is said. */
  public static final int LENGTH = 200;

  private static final int NUMBERS = 1 << 20;

  private final Machine.Maker maker;
  private final int length;
  private final List<Strategies> strategies;

  private Interleavings(Machine.Maker maker, int length, List<Strategies> strategies) {
    this.maker = maker;
    this.length = length;
    this.strategies = strategies;
    if (strategies.isEmpty()) {
      throw new IllegalArgumentException("name a strategy");
    }
  }

  /** Of any length up to {@link #LENGTH}, with any strategy that needs no other schedules. */
  public static Interleavings of(Machine.Maker maker) {
    return new Interleavings(maker, LENGTH, List.of(Strategies.values()));
  }

  /** Of at most so many steps. */
  public Interleavings ofMaxLength(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("a schedule has at least 1 step, not " + steps);
    }
    return new Interleavings(maker, steps, strategies);
  }

  /** With these strategies alone, as far as they need no other schedules. */
  public Interleavings by(Strategies... chosen) {
    return new Interleavings(maker, length, List.of(chosen));
  }

  @Override
  public RandomGenerator<Interleaving> generator(int genSize) {
    Drawing drawing = new Drawing();
    return random -> new InterleavingShrinkable(drawing.next(random));
  }

  /** One generator's machine, and the strategies that have learnt it. */
  private final class Drawing {

    private final Machine machine = maker.make();
    private final List<Strategy> alone =
        strategies.stream()
            .map(each -> each.of(machine))
            .filter(each -> each.block() == 1)
            .toList();

    Drawing() {
      if (alone.isEmpty()) {
        throw new IllegalArgumentException(strategies + " learn from schedule to schedule");
      }
    }

    synchronized Interleaving next(Random random) {
      SplitMix64 numbers = new SplitMix64(random.nextLong());
      Strategy strategy = alone.get(numbers.below(alone.size()));
      int initial = numbers.below(machine.initialStates());
      int steps = 1 + numbers.below(length);
      int number = numbers.below(NUMBERS);
      machine.begin(initial);
      strategy.begin(numbers, number, length);
      Choices choices = played(machine, initial, steps, strategy::choose).choices();
      strategy.end();
      return choices.on(maker);
    }
  }

  private Interleaving played(Machine machine, int initial, int steps, Play.Chooser chooser) {
    int[] left = {steps};
    Play.Chooser atMost =
        (enabled, count) -> left[0]-- > 0 ? chooser.choose(enabled, count) : Play.ENOUGH;
    return new Interleaving(maker, Play.of(machine, initial, atMost));
  }

  @Override
  public EdgeCases<Interleaving> edgeCases(int maxEdgeCases) {
    List<Supplier<Shrinkable<Interleaving>>> all = new ArrayList<>();
    all.add(() -> edge((enabled, count) -> Play.ENOUGH));
    all.add(this::inTurn);
    all.add(() -> edge((enabled, count) -> 0));
    int actors = maker.make().actors();
    for (int i = 0; i < actors; i++) {
      int actor = i;
      all.add(() -> alone(actor));
    }
    return EdgeCases.fromSuppliers(all.stream().limit(maxEdgeCases).toList());
  }

  private Shrinkable<Interleaving> edge(Play.Chooser chooser) {
    return edge(maker.make(), chooser);
  }

  private Shrinkable<Interleaving> edge(Machine machine, Play.Chooser chooser) {
    return new InterleavingShrinkable(played(machine, 0, length, chooser));
  }

  private Shrinkable<Interleaving> alone(int actor) {
    Machine machine = maker.make();
    return edge(
        machine,
        (enabled, count) -> {
          for (int i = 0; i < count; i++) {
            if (machine.actorOf(enabled[i]) == actor) {
              return i;
            }
          }
          return Play.ENOUGH;
        });
  }

  /** Every step is of the next actor that has one. */
  private Shrinkable<Interleaving> inTurn() {
    Machine machine = maker.make();
    int[] last = {machine.actors() - 1};
    return edge(
        machine,
        (enabled, count) -> {
          int next = 0;
          int nearest = Integer.MAX_VALUE;
          for (int i = 0; i < count; i++) {
            int distance =
                Math.floorMod(machine.actorOf(enabled[i]) - last[0] - 1, machine.actors());
            if (distance < nearest) {
              nearest = distance;
              next = i;
            }
          }
          last[0] = machine.actorOf(enabled[next]);
          return next;
        });
  }
}

package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;
import java.util.List;

/**
 * Plays several strategies in turn, one schedule each. What is hard for one is often easy for
 * another; a schedule of the right one comes at most {@link #turns} times later than if it played
 * alone.
 *
 * <p>A strategy that comes up several times in a round has that share of the schedules. Each sees
 * the schedules that are its own as numbered one after the other, so that one that learns from
 * those before goes on learning; a block has a whole number of blocks of each.
 *
 * <p>Guarantee: those of the strategies, with their shares of the schedules.
 */
public final class Portfolio implements Strategy {

  private final Strategy[] members;

  /** Of each turn: whose it is. */
  private final int[] turns;

  /** Of each turn: how many its strategy has had before in the round; and of each member: all. */
  private final int[] before;

  private final int[] shares;
  private final int block;
  private Strategy plays;

  /**
   * A portfolio.
   *
   * @param members the strategies
   * @param turns of a round, in order: indices of members
   */
  public Portfolio(List<? extends Strategy> members, int... turns) {
    this.members = members.toArray(new Strategy[0]);
    this.turns = turns.clone();
    before = new int[turns.length];
    shares = new int[this.members.length];
    for (int turn = 0; turn < turns.length; turn++) {
      before[turn] = shares[turns[turn]]++;
    }
    int rounds = 1;
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] == 0) {
        throw new IllegalArgumentException("strategy " + i + " has no turn");
      }
      rounds = leastCommonMultiple(rounds, rounds(this.members[i].block(), shares[i]));
    }
    block = rounds == 1 ? 1 : Math.multiplyExact(rounds, turns.length);
  }

  /** Rounds after which a member with so many turns in each has had a whole number of blocks. */
  private static int rounds(int block, int share) {
    return leastCommonMultiple(block, share) / share;
  }

  private static int leastCommonMultiple(int a, int b) {
    int x = a;
    int y = b;
    while (y != 0) {
      int rest = x % y;
      x = y;
      y = rest;
    }
    return Math.multiplyExact(a / x, b);
  }

  /** What {@code --strategy auto} plays. */
  public static Portfolio of(Machine machine) {
    return new Portfolio(
        List.of(
            new RandomSpeeds(machine),
            new Pct(machine, 3),
            new Frontier(machine),
            new MadeWhenNeeded(machine, RemainingEvents::new),
            new MadeWhenNeeded(machine, each -> new BoundedPreemptions(each, 8)),
            new MadeWhenNeeded(machine, PartialOrderSampling::new),
            new MadeWhenNeeded(machine, SelectivelyUniform::new),
            new CoverageGuided(machine)),
        0,
        1,
        2,
        3,
        4,
        5,
        0,
        1,
        6,
        3,
        7,
        4);
  }

  /** How many turns a round has. */
  public int turns() {
    return turns.length;
  }

  @Override
  public int block() {
    return block;
  }

  @Override
  public void begin(SplitMix64 random, long number, int length) {
    int turn = (int) (number % turns.length);
    int member = turns[turn];
    plays = members[member];
    plays.begin(random, number / turns.length * shares[member] + before[turn], length);
  }

  @Override
  public int choose(int[] enabled, int count) {
    return plays.choose(enabled, count);
  }

  @Override
  public void end() {
    plays.end();
  }
}

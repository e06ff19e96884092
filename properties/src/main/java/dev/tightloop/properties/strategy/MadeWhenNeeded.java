package dev.tightloop.properties.strategy;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.schedule.Machine;

/**
 * A strategy that is made when its first schedule begins: making one can take as long as many
 * schedules, and what is found early does not need it. It must not learn from earlier schedules.
 */
final class MadeWhenNeeded implements Strategy {

  private final Machine machine;
  private final Strategy.Maker maker;
  private Strategy made;

  MadeWhenNeeded(Machine machine, Strategy.Maker maker) {
    this.machine = machine;
    this.maker = maker;
    if (machine.encoded() == null) {
      make();
    }
  }

  private void make() {
    made = maker.of(machine);
    if (made.block() != 1) {
      throw new IllegalArgumentException("it learns in blocks of " + made.block());
    }
  }

  @Override
  public void begin(SplitMix64 random, long number, int length) {
    if (made == null) {
      byte[] here = machine.encoded();
      make();
      machine.restore(here);
    }
    made.begin(random, number, length);
  }

  @Override
  public int choose(int[] enabled, int count) {
    return made.choose(enabled, count);
  }

  @Override
  public void end() {
    made.end();
  }
}

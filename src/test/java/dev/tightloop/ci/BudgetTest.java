package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Who may use how much of the time, by a clock that stands still unless it is told otherwise. */
final class BudgetTest {

  private long now = Long.MAX_VALUE - 5;

  private Budget seconds(int seconds, int parts) {
    return new Budget(Optional.of(Duration.ofSeconds(seconds)), parts, () -> now);
  }

  private void pass(double seconds) {
    now += (long) (seconds * TimeUnit.SECONDS.toNanos(1));
  }

  /** Lets time pass in steps of 0.1 s while a part may go on; how long that was, in such steps. */
  private int uses(BooleanSupplier goOn) {
    int steps = 0;
    while (goOn.getAsBoolean()) {
      pass(0.1);
      steps++;
    }
    return steps;
  }

  @Test
  void onePartHasAllOfIt() {
    Budget budget = seconds(3, 1);
    assertEquals(30, uses(budget.next()));
    assertEquals(Duration.ofSeconds(3), budget.elapsed());
  }

  @Test
  void partsHaveEqualShares() {
    Budget budget = seconds(3, 3);
    assertEquals(10, uses(budget.next()));
    assertEquals(10, uses(budget.next()));
    assertEquals(10, uses(budget.next()));
  }

  @Test
  void whatAPartLeavesIsForThoseAfterIt() {
    Budget budget = seconds(3, 3);
    budget.next();
    assertEquals(15, uses(budget.next()));
    assertEquals(15, uses(budget.next()));
  }

  @Test
  void whatAPartTakesTooMuchTheOthersLack() {
    Budget budget = seconds(3, 3);
    budget.next();
    pass(2);
    assertEquals(5, uses(budget.next()));
    assertEquals(5, uses(budget.next()));
  }

  @Test
  void whenItIsSpentNobodyBegins() {
    Budget budget = seconds(1, 2);
    budget.next();
    pass(1);
    assertFalse(budget.next().getAsBoolean());
  }

  @Test
  void withoutALimitEverybodyGoesOn() {
    Budget budget = new Budget(Optional.empty(), 1, () -> now);
    BooleanSupplier goOn = budget.next();
    pass(1e6);
    assertTrue(goOn.getAsBoolean());
  }
}

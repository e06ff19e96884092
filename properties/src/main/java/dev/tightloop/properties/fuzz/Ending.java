package dev.tightloop.properties.fuzz;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.invariants.Evaluations;
import java.util.List;

/**
 * What follows a schedule's part that a strategy chose: steps that are fair, so that what must
 * happen sooner or later and does not can be seen. One object serves one player.
 */
public interface Ending {

  /** A schedule begins in the machine's state. */
  void begin();

  /** The strategy's choice was taken. */
  void stepped();

  /**
   * From here on, the ending chooses.
   *
   * @param length the most steps that are left
   */
  void follow(SplitMix64 random, int length);

  /** Whether the schedule violates something; asked after {@link #follow}, before each step. */
  boolean violated(int[] enabled, int count);

  /** Chooses the index of a step, which is then taken. */
  int choose(int[] enabled, int count);

  /** The step that was chosen from these was taken. */
  void stepped(int[] enabled, int count, int chosen);

  /** What {@link #violated} has found, in the schedule of this number. */
  Found found(long number);

  /** What was asked since this object was made. */
  List<Evaluations> evaluations();
}

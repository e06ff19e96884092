package dev.tightloop.properties.jqwik;

import dev.tightloop.properties.schedule.Machine;

/**
 * Two actors. Two steps of a in a row come to one bug, four of b to another; a is the simpler
 * choice, so that who shrinks without looking which bug it is goes from the second to the first.
 */
final class Stairs implements Machine {

  static final String DEEP = "Deep";
  static final String SHALLOW = "Shallow";

  private int last;
  private int inARow;

  @Override
  public int actors() {
    return 2;
  }

  @Override
  public String actor(int actor) {
    return actor == 0 ? "a" : "b";
  }

  @Override
  public int initialStates() {
    return 1;
  }

  @Override
  public void begin(int initial) {
    last = -1;
    inARow = 0;
  }

  @Override
  public int mostSteps() {
    return 2;
  }

  @Override
  public int enabled(int[] steps) {
    steps[0] = 0;
    steps[1] = 1;
    return 2;
  }

  @Override
  public int actorOf(int step) {
    return step;
  }

  @Override
  public String label(int step) {
    return actor(step) + " steps";
  }

  @Override
  public void take(int step) {
    inARow = step == last ? inARow + 1 : 1;
    last = step;
  }

  @Override
  public String violated() {
    if (last == 0) {
      return inARow == 2 ? SHALLOW : null;
    }
    return inARow == 4 ? DEEP : null;
  }

  @Override
  public long fingerprint() {
    return last * 31L + inARow;
  }
}

package dev.tightloop.properties.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Orders of a schedule's steps in which an actor's steps come together that are apart in it, or one
 * of two neighbouring actors comes first that did not.
 */
final class MoveTogether {

  private MoveTogether() {}

  /** Each block before the one before it; of each two of an actor, one next to the other. */
  static List<List<Integer>> orders(List<Integer> steps, IntUnaryOperator actorOf) {
    List<List<Integer>> blocks = blocks(steps, actorOf);
    List<List<Integer>> orders = new ArrayList<>();
    for (int first = 0; first < blocks.size(); first++) {
      int actor = actorOf.applyAsInt(blocks.get(first).get(0));
      if (first + 1 < blocks.size()) {
        orders.add(moved(blocks, first + 1, first));
      }
      for (int second = first + 1; second < blocks.size(); second++) {
        if (actorOf.applyAsInt(blocks.get(second).get(0)) == actor) {
          orders.add(moved(blocks, second, first + 1));
          orders.add(moved(blocks, first, second - 1));
          break;
        }
      }
    }
    return orders;
  }

  private static List<List<Integer>> blocks(List<Integer> steps, IntUnaryOperator actorOf) {
    List<List<Integer>> blocks = new ArrayList<>();
    int last = Simplicity.NOBODY;
    for (int step : steps) {
      int actor = actorOf.applyAsInt(step);
      if (actor != last) {
        blocks.add(new ArrayList<>());
      }
      blocks.get(blocks.size() - 1).add(step);
      last = actor;
    }
    return blocks;
  }

  private static List<Integer> moved(List<List<Integer>> blocks, int from, int to) {
    List<List<Integer>> order = new ArrayList<>(blocks);
    order.add(to, order.remove(from));
    return order.stream().flatMap(List::stream).toList();
  }
}

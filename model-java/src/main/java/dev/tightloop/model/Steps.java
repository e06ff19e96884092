package dev.tightloop.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** All steps that a configuration can have, ordered by where their threads must be. */
final class Steps {

  private final int[][][] byProgram;
  private final int[][][] byHandler;
  private final int[][] anywhere;
  private final int[] all;

  Steps(Configuration constants) {
    int threads = constants.threads();
    byProgram = new int[threads][ThreadPc.values().length][];
    byHandler = new int[threads][HandlerPc.values().length][];
    anywhere = new int[threads][];
    List<Integer> every = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      List<Integer> ofThread = new ArrayList<>();
      for (Action action : Action.values()) {
        if (action.domain().contains(constants, t)) {
          addAll(ofThread, action, constants, t);
        }
      }
      for (ThreadPc pc : ThreadPc.values()) {
        byProgram[t][pc.ordinal()] = those(ofThread, where -> where.program().contains(pc));
      }
      for (HandlerPc pc : HandlerPc.values()) {
        byHandler[t][pc.ordinal()] = those(ofThread, where -> where.handler() == pc);
      }
      anywhere[t] = those(ofThread, Where::isAnywhere);
      every.addAll(ofThread);
    }
    all = every.stream().mapToInt(Integer::intValue).toArray();
  }

  /** All steps, by thread and then in the order of {@link Action}. */
  int[] all() {
    return all;
  }

  /** Lists the steps that may be enabled in this state; all others are not. */
  int candidates(State s, int[] found) {
    int count = 0;
    for (int t = 0; t < anywhere.length; t++) {
      HandlerPc handler = s.thread.handler(t);
      int[] steps =
          handler == HandlerPc.none
              ? byProgram[t][s.thread.pc(t).ordinal()]
              : byHandler[t][handler.ordinal()];
      for (int step : steps) {
        found[count++] = step;
      }
      for (int step : anywhere[t]) {
        found[count++] = step;
      }
    }
    return count;
  }

  private static int[] those(List<Integer> steps, Predicate<Where> where) {
    return steps.stream()
        .filter(step -> where.test(Step.action(step).where()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static void addAll(List<Integer> to, Action action, Configuration constants, int t) {
    int choices =
        switch (action.parameters()) {
          case NONE, THREAD -> 1;
          case P, THREAD_P -> constants.processors();
          case THREAD_M -> constants.machines();
          case THREAD_G -> constants.goroutines();
          case THREAD_BOOLEAN -> 2;
        };
    for (int b = 0; b < choices; b++) {
      to.add(
          switch (action.parameters()) {
            case NONE -> Step.of(action, 0, 0);
            case P -> Step.of(action, b, 0);
            default -> Step.of(action, t, b);
          });
    }
  }
}

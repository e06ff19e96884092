package dev.tightloop.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** All steps that a configuration can have, ordered by where their threads must be. */
final class Steps {

  private final int[][][] byProgram;
  private final int[][][] byHandler;
  private final int[][] anywhere;
  private final int[] all;

  Steps(Configuration constants) {
    int threads = constants.threads();
    byProgram = new int[threads][ThreadPc.values().length][0];
    byHandler = new int[threads][HandlerPc.values().length][0];
    anywhere = new int[threads][0];
    List<Integer> every = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      for (Action action : Action.values()) {
        if (action.domain().contains(constants, t)) {
          for (int step : choices(action, constants, t)) {
            every.add(step);
            enter(step, t, action.where());
          }
        }
      }
    }
    all = every.stream().mapToInt(Integer::intValue).toArray();
  }

  private void enter(int step, int t, Where where) {
    if (where.isAnywhere()) {
      anywhere[t] = with(anywhere[t], step);
    } else if (where.handler() != null) {
      int[][] there = byHandler[t];
      there[where.handler().ordinal()] = with(there[where.handler().ordinal()], step);
    }
    for (ThreadPc pc : where.program()) {
      byProgram[t][pc.ordinal()] = with(byProgram[t][pc.ordinal()], step);
    }
  }

  private static int[] with(int[] steps, int step) {
    int[] more = Arrays.copyOf(steps, steps.length + 1);
    more[steps.length] = step;
    return more;
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

  /** The action's steps of a thread, in the order of its other parameter. */
  private static int[] choices(Action action, Configuration constants, int t) {
    return switch (action.parameters()) {
      case NONE -> new int[] {Step.of(action, 0, 0)};
      case THREAD -> new int[] {Step.of(action, t, 0)};
      case P -> choices(constants.processors(), pp -> Step.of(action, pp, 0));
      case THREAD_P -> choices(constants.processors(), pp -> Step.of(action, t, pp));
      case THREAD_M -> choices(constants.machines(), mp -> Step.of(action, t, mp));
      case THREAD_G -> choices(constants.goroutines(), gp -> Step.of(action, t, gp));
      case THREAD_BOOLEAN -> choices(2, choice -> Step.of(action, t, choice));
    };
  }

  private static int[] choices(int count, IntUnaryOperator step) {
    return IntStream.range(0, count).map(step).toArray();
  }
}

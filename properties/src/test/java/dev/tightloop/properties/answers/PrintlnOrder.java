package dev.tightloop.properties.answers;

import dev.tightloop.model.Action;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Fault;
import dev.tightloop.model.HandlerPc;
import dev.tightloop.model.Model;
import dev.tightloop.model.State;
import dev.tightloop.model.Step;
import dev.tightloop.model.ThreadPc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The program of a question on the model: g1 is its {@code for {}}, g2 its main goroutine, which
 * calls Gosched; one thread, one P. sysmon asks once, when g1 is in its loop.
 */
final class PrintlnOrder {

  /**
   * A step of the thread.
   *
   * @param label as TLC has it
   * @param line what a runtime with a println at each of these places prints there; empty if it has
   *     none there
   */
  record Taken(String label, String line) {}

  private final Model model;
  private final State s;
  private final int[] steps;
  private final int sysmon;
  private final List<Taken> taken = new ArrayList<>();

  private PrintlnOrder(Set<Fault> faults) {
    Configuration two =
        Configuration.counted(2, 1, 1).set(Role.Yields, 0b10).build().withFaults(faults);
    model = new Model(two);
    s = model.state();
    s.copyFrom(model.initialStates().get(0).encoded());
    steps = new int[model.mostSteps()];
    sysmon = two.sysmon();
  }

  /** The thread's steps from the delivery to where both goroutines have run again. */
  static List<Taken> of(Set<Fault> faults) {
    PrintlnOrder order = new PrintlnOrder(faults);
    order.play();
    return order.taken;
  }

  private void play() {
    while (!s.thread.pc(0).isLoop()) {
      thread();
    }
    while (!s.thread.pending(0)) {
      model.apply(first(sysmon));
    }
    taken.clear();
    while (taken.size() < 200 && executed() < 3) {
      thread();
    }
  }

  /** How often the scheduler has chosen a goroutine since the signal. */
  private long executed() {
    return taken.stream().filter(each -> each.line().startsWith("execute")).count();
  }

  private void thread() {
    int step = first(0);
    int curg = s.m.curg(0);
    int gp = s.thread.gp(0);
    ThreadPc pc = s.thread.pc(0);
    String label = model.label(step);
    model.apply(step);
    taken.add(new Taken(label, line(Step.action(step), pc, curg, gp)));
  }

  private String line(Action action, ThreadPc pc, int curg, int gp) {
    return switch (action) {
      case pushCall -> "handler: pushCall asyncPreempt, g" + (curg + 1);
      case newstack_stackguard0 -> "newstack on g0, g" + (curg + 1);
      case printlock_compare ->
          s.thread.pc(0) == ThreadPc.mcall ? "asyncPreempt2's own line, g" + (curg + 1) : "";
      case mcall -> "gopreempt_m, g" + (curg + 1);
      case newstack_preemptStop -> "gopreempt_m, g" + (gp + 1);
      case Gosched -> "gosched_m, g" + (curg + 1);
      case execute_curg -> "execute, g" + (s.m.curg(0) + 1);
      default -> "";
    };
  }

  /** A delivery if there is one to make, Gosched if the goroutine may call it, else the first. */
  private int first(int thread) {
    int count = model.enabled(steps);
    int best = -1;
    for (int i = 0; i < count; i++) {
      if (Step.thread(steps[i], model.configuration()) == thread && rank(steps[i]) > rank(best)) {
        best = steps[i];
      }
    }
    if (best < 0) {
      throw new IllegalStateException("no step after " + taken);
    }
    return best;
  }

  private int rank(int step) {
    if (step < 0) {
      return 0;
    }
    return switch (Step.action(step)) {
      case deliver -> s.thread.handler(0) == HandlerPc.none ? 3 : 1;
      case Gosched -> 2;
      default -> 1;
    };
  }
}

package dev.tightloop.properties.live;

import dev.tightloop.model.Action;
import dev.tightloop.model.Configuration;
import dev.tightloop.model.Configuration.Role;
import dev.tightloop.model.Configuration.Switch;
import dev.tightloop.model.Step;
import dev.tightloop.properties.liveness.Fairness;
import java.util.ArrayList;
import java.util.List;

/**
 * The threads of a configuration, and what is outside of them: another process, which sends SIGURG
 * whenever it likes ({@code external_tgkill}), and the clock ({@code timer_when}).
 *
 * <p>To deliver a signal is a step of the thread that it interrupts: the kernel does it when that
 * thread returns to user mode. That a system call returns is a step of the thread that made it.
 */
public final class ThreadsAndKernel implements Actors {

  /** The name of the process that sends signals. */
  public static final String SENDER = "tgkill";

  /** The name of what lets time pass. */
  public static final String CLOCK = "clock";

  private final Configuration configuration;
  private final Fairness fairness;
  private final List<String> names = new ArrayList<>();

  public ThreadsAndKernel(Configuration configuration) {
    this.configuration = configuration;
    fairness = Fairness.of(configuration);
    for (int t = 0; t < configuration.threads(); t++) {
      names.add(configuration.thread(t));
    }
    if (configuration.is(Switch.ExternalSignals)) {
      names.add(SENDER);
    }
    if (configuration.any(Role.Sleeps)) {
      names.add(CLOCK);
    }
  }

  @Override
  public int count() {
    return names.size();
  }

  @Override
  public String name(int actor) {
    return names.get(actor);
  }

  @Override
  public int of(int step) {
    Action action = Step.action(step);
    return switch (action) {
      case external_tgkill -> names.indexOf(SENDER);
      case timer_when -> names.indexOf(CLOCK);
      default -> Step.thread(step, configuration);
    };
  }

  @Override
  public boolean promised(int step) {
    return fairness.classes(step) != 0;
  }
}

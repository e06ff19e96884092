package dev.tightloop.benchmarks;

import dev.tightloop.amd64.Cpu;
import dev.tightloop.amd64.translate.Engine;

/** The ways the core executes. */
public enum Tier {
  /** {@link Cpu#step} and nothing else. */
  INTERPRETER("interpreter") {
    @Override
    public Runner on(Cpu cpu) {
      return budget -> {
        for (long left = budget; left > 0; left--) {
          cpu.step();
        }
      };
    }
  },
  /** {@link Engine}: what is hot becomes bytecode. */
  TRANSLATOR("translator") {
    @Override
    public Runner on(Cpu cpu) {
      return new Engine(cpu)::run;
    }
  };

  private final String title;

  Tier(String title) {
    this.title = title;
  }

  /** Its name in a table. */
  public String title() {
    return title;
  }

  /** What runs this processor this way. */
  public abstract Runner on(Cpu cpu);
}

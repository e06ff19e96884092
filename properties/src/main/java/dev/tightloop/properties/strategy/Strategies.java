package dev.tightloop.properties.strategy;

import dev.tightloop.properties.schedule.Machine;

/** The strategies by the names that the command line and files have for them. */
public enum Strategies {
  uniform("each enabled step is as likely as any other", machine -> new UniformRandom()),
  speeds("each actor has a speed, which changes now and then", RandomSpeeds::new);

  private final String sentence;
  private final Strategy.Maker maker;

  Strategies(String sentence, Strategy.Maker maker) {
    this.sentence = sentence;
    this.maker = maker;
  }

  /** What it does, in half a sentence. */
  public String sentence() {
    return sentence;
  }

  /** A new one for a machine. */
  public Strategy of(Machine machine) {
    return maker.of(machine);
  }
}

package dev.tightloop.properties.strategy;

import dev.tightloop.properties.schedule.Machine;

/** The strategies by the names that the command line and files have for them. */
public enum Strategies {
  uniform("each enabled step is as likely as any other", machine -> new UniformRandom()),
  speeds("each actor has a speed, which changes now and then", RandomSpeeds::new),
  urw("an actor is as likely as it has steps left", RemainingEvents::new),
  surw("the order of a few interesting steps is uniform", SelectivelyUniform::new),
  pct2("priorities that change once", machine -> new Pct(machine, 2)),
  pct("priorities that change twice", machine -> new Pct(machine, 3)),
  pct5("priorities that change four times", machine -> new Pct(machine, 5)),
  pos("priorities of steps, drawn anew when they race", PartialOrderSampling::new),
  bounded("at most eight preemptions", machine -> new BoundedPreemptions(machine, 8)),
  frontier("towards the nearest step that nobody has taken yet", Frontier::new),
  guided("schedules that covered something new are changed", CoverageGuided::new),
  auto("several of these in turn", Portfolio::of);

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

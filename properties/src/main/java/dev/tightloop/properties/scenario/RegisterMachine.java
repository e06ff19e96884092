package dev.tightloop.properties.scenario;

import dev.tightloop.model.Model;
import dev.tightloop.model.Step;
import dev.tightloop.properties.schedule.Machine;
import java.util.List;
import java.util.Optional;

/**
 * The two programs of a scenario on the core, for whoever chooses the steps himself; its actors are
 * the threads. It can only go on from where it is, or begin again.
 */
public final class RegisterMachine implements Machine {

  private final Scenario scenario;
  private final Optional<RegisterFault> fault;
  private ScenarioRun run;
  private Model model;

  /** At the beginning; with a seeded fault if there is one. */
  public RegisterMachine(Scenario scenario, Optional<RegisterFault> fault) {
    this.scenario = scenario;
    this.fault = fault;
    begin(0);
  }

  /** The names of the steps that {@link ScenarioRun} takes, to its end. */
  public static List<String> steps(Scenario scenario, Optional<RegisterFault> fault) {
    return ScenarioRun.steps(scenario, fault);
  }

  /** All steps that there can be. */
  public int[] allSteps() {
    return model.allSteps();
  }

  @Override
  public int actors() {
    return model.configuration().threads();
  }

  @Override
  public String actor(int actor) {
    return model.configuration().thread(actor);
  }

  @Override
  public int initialStates() {
    return 1;
  }

  @Override
  public void begin(int initial) {
    run = ScenarioRun.begun(scenario, fault);
    model = run.model();
  }

  @Override
  public int mostSteps() {
    return model.mostSteps();
  }

  @Override
  public int enabled(int[] steps) {
    return model.enabled(steps);
  }

  @Override
  public int actorOf(int step) {
    return Step.thread(step, model.configuration());
  }

  @Override
  public String label(int step) {
    return model.label(step);
  }

  @Override
  public void take(int step) {
    run.take(step);
  }

  @Override
  public String violated() {
    return run.violation() == null ? null : run.violation().property();
  }

  @Override
  public long fingerprint() {
    return run.fingerprint();
  }

  @Override
  public long identity() {
    return run.identity();
  }
}

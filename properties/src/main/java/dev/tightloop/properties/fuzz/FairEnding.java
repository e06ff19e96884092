package dev.tightloop.properties.fuzz;

import dev.tightloop.model.Model;
import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.invariants.TemporalProperty;
import dev.tightloop.properties.liveness.Counterexample;
import dev.tightloop.properties.liveness.LassoWatch;
import java.util.List;

/** The model goes on fairly until it comes back to a state, and temporal properties are asked. */
final class FairEnding implements Ending {

  private static final int NOTHING = -1;

  private final LassoWatch lassos;
  private final FairDriver driver;
  private int instance = NOTHING;

  /**
   * An ending.
   *
   * @param length the most steps of a schedule
   */
  FairEnding(Model model, List<TemporalProperty> asked, int length) {
    lassos = new LassoWatch(model, asked, length);
    driver = new FairDriver(model);
  }

  @Override
  public void begin() {
    lassos.begin();
  }

  @Override
  public void stepped() {
    lassos.stepped();
  }

  @Override
  public void follow(SplitMix64 random, int length) {
    lassos.watch();
    driver.begin(random);
  }

  @Override
  public boolean violated(int[] enabled, int count) {
    instance = lassos.found(enabled, count);
    return instance != NOTHING;
  }

  @Override
  public int choose(int[] enabled, int count) {
    return driver.choose(enabled, count);
  }

  @Override
  public void stepped(int[] enabled, int count, int chosen) {
    lassos.stepped(enabled, count, chosen);
  }

  @Override
  public Found found(long number) {
    Counterexample lasso = lassos.judged(instance);
    return new Found(
        lassos.property(instance).name(),
        number,
        lasso.initial(),
        lasso.stem(),
        lasso.cycle(),
        true);
  }

  @Override
  public List<Evaluations> evaluations() {
    return lassos.evaluations();
  }
}

package dev.tightloop.ci.engine;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.part.Lockstep;
import dev.tightloop.model.Action;
import dev.tightloop.properties.lockstep.Difference;
import dev.tightloop.properties.lockstep.LockstepResult;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.SpecFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The lockstep walk of module properties, with the loop in machine code below the model. */
public final class LockstepEngine implements Lockstep {

  private final SpecDirectory directory;

  public LockstepEngine(SpecDirectory directory) {
    this.directory = directory;
  }

  @Override
  public int actions() {
    return Action.values().length;
  }

  /** A faithful specification has no step that the model cannot follow. */
  private static Optional<String> illTyped(LockstepResult result) {
    return result.untyped() == 0
        ? Optional.empty()
        : Optional.of(count(result.untyped(), "step") + " to states that violate TypeOK");
  }

  @Override
  public Outcome compare(String configuration, Consumer<String> progress) {
    synchronized (OneEvaluator.LOCK) {
      return compared(configuration, progress);
    }
  }

  private Outcome compared(String configuration, Consumer<String> progress) {
    var walk =
        new dev.tightloop.properties.lockstep.Lockstep(
                directory, directory.configuration(configuration))
            .onTheCore();
    try {
      LockstepResult result =
          walk.run(
              far ->
                  progress.accept(count(far.states(), "state") + ", " + far.waiting() + " to do"));
      List<String> difference =
          result.difference().map(Difference::message).or(() -> illTyped(result)).stream()
              .flatMap(String::lines)
              .toList();
      return new Outcome(
          result.states(), result.edges(), result.edgesByAction().keySet(), difference);
    } catch (SpecFailure e) {
      return new Outcome(0, 0, Set.of(), List.of("TLC: " + e.getMessage()));
    }
  }
}

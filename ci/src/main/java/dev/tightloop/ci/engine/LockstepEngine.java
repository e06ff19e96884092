package dev.tightloop.ci.engine;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.part.Lockstep;
import dev.tightloop.properties.lockstep.Difference;
import dev.tightloop.properties.lockstep.LockstepResult;
import dev.tightloop.spec.SpecDirectory;
import dev.tightloop.spec.SpecFailure;
import java.util.List;
import java.util.function.Consumer;

/** The lockstep walk of module properties. */
public final class LockstepEngine implements Lockstep {

  private final SpecDirectory directory;

  public LockstepEngine(SpecDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Outcome compare(String configuration, Consumer<String> progress) {
    var walk =
        new dev.tightloop.properties.lockstep.Lockstep(
            directory, directory.configuration(configuration));
    try {
      LockstepResult result =
          walk.run(
              far ->
                  progress.accept(count(far.states(), "state") + ", " + far.waiting() + " to do"));
      List<String> difference =
          result.difference().map(Difference::message).stream().flatMap(String::lines).toList();
      return new Outcome(result.states(), result.edges(), difference);
    } catch (SpecFailure e) {
      return new Outcome(0, 0, List.of("TLC: " + e.getMessage()));
    }
  }
}

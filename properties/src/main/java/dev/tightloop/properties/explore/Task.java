package dev.tightloop.properties.explore;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.Model;
import java.util.Objects;

/**
 * What is to be explored.
 *
 * @param configuration of the model
 * @param checks what is asked of states and steps
 * @param reduction how states are left out; {@link Reduction#NONE} for not at all
 * @param identity names all of this on one line; a checkpoint of another task is refused
 */
public record Task(
    Configuration configuration, Checks.Maker checks, Reduction.Maker reduction, String identity) {

  public Task {
    Objects.requireNonNull(configuration);
    Objects.requireNonNull(checks);
    Objects.requireNonNull(reduction);
    Objects.requireNonNull(identity);
  }

  /** The whole state space, nothing asked. */
  public static Task of(Configuration configuration) {
    return new Task(configuration, Checks.none(), Reduction.NONE, "");
  }

  /** The same with something asked. */
  public Task asking(Checks.Maker asked) {
    return new Task(configuration, asked, reduction, identity);
  }

  Model model() {
    return new Model(configuration);
  }
}

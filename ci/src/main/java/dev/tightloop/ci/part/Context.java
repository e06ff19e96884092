package dev.tightloop.ci.part;

import dev.tightloop.ci.report.Progress;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What every part of a run shares.
 *
 * @param seed what random choices come from
 * @param time the budget of the parts that have no end of their own
 * @param progress where to tell how far one is
 */
public record Context(long seed, Duration time, Progress progress) {

  /** Where this part tells how far it is. */
  public Consumer<String> progress(Part part) {
    return word -> progress.say(part.label(), word);
  }
}

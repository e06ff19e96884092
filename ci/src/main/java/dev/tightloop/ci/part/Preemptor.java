package dev.tightloop.ci.part;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs functions of real executables on the core and preempts them at every instruction. */
public interface Preemptor {

  /** Whether the executable's asyncPreempt is the one that we generate, byte for byte. */
  boolean stubAgrees(Path executable);

  /** Preempts one function everywhere. */
  Outcome preempt(Path executable, String function);

  /**
   * What came of it.
   *
   * @param instructions instructions of the function
   * @param reached those of them at which a signal arrived
   * @param preempted those of them at which the goroutine was preempted; the others are unsafe
   * @param preemptions how often it was preempted in all
   * @param violated the property that does not hold, if one does not
   * @param error what the core could not do, if it did not come to an end
   * @param details what happened, line by line
   */
  record Outcome(
      int instructions,
      int reached,
      int preempted,
      long preemptions,
      Optional<String> violated,
      Optional<String> error,
      List<String> details) {

    /** The run that could not be made. */
    public static Outcome failed(String error) {
      return new Outcome(0, 0, 0, 0, Optional.empty(), Optional.of(error), List.of());
    }
  }
}

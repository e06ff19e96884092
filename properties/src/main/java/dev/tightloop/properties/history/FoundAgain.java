package dev.tightloop.properties.history;

import dev.tightloop.properties.faults.KnownFault;
import dev.tightloop.properties.faults.KnownFaults;
import dev.tightloop.spec.SpecDirectory;
import java.util.List;

/**
 * An issue and all that shows it.
 *
 * @param issue what was wrong
 * @param faults those that name one of its numbers
 */
public record FoundAgain(Issue issue, List<KnownFault> faults) {

  public FoundAgain {
    faults = List.copyOf(faults);
  }

  /** All issues of the {@link History}. */
  public static List<FoundAgain> of(SpecDirectory directory) {
    List<KnownFault> known = KnownFaults.of(directory);
    return History.issues().stream()
        .map(
            issue ->
                new FoundAgain(
                    issue,
                    known.stream()
                        .filter(fault -> fault.issues().stream().anyMatch(issue::has))
                        .toList()))
        .toList();
  }

  /** Whether nothing shows it. */
  public boolean isOpen() {
    return faults.isEmpty() && issue.shown().isEmpty();
  }
}

package dev.tightloop.properties.faults;

import dev.tightloop.properties.faults.Finding.Found;
import dev.tightloop.properties.faults.Finding.Missed;
import dev.tightloop.properties.faults.Finding.Wrong;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A fault and what became of every finder's search for it.
 *
 * @param findings of all finders
 */
public record MatrixRow(KnownFault fault, Map<Finder, Finding> findings) {

  public MatrixRow {
    findings = Collections.unmodifiableMap(new EnumMap<>(findings));
  }

  public Finding by(Finder finder) {
    return findings.get(finder);
  }

  /** Whether nobody has found it. */
  public boolean survives() {
    return findings.values().stream().noneMatch(Found.class::isInstance);
  }

  /** What is not as it must be: one line each. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    if (fault.expected().isEmpty()) {
      complaints.add("no configuration has this fault alone and says what it must violate");
    }
    findings.forEach(
        (finder, finding) -> {
          if (finding instanceof Missed missed) {
            complaints.add(finder + " does not find it, in %,d".formatted(missed.searched()));
          } else if (finding instanceof Wrong wrong) {
            complaints.add(finder + ": " + wrong.what());
          }
        });
    if (complaints.isEmpty() && survives()) {
      complaints.add("nobody can see it");
    }
    return complaints;
  }
}

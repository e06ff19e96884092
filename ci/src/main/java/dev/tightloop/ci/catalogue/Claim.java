package dev.tightloop.ci.catalogue;

import dev.tightloop.properties.invariants.CatalogueEntry;
import java.util.List;

/**
 * An entry of the catalogue with what stands about it elsewhere in the repository.
 *
 * @param entry what it says
 * @param killers what violates it
 * @param findings pages of {@code docs/findings} that say how Go violates it
 */
public record Claim(CatalogueEntry entry, List<Killer> killers, List<String> findings) {

  public Claim {
    killers = List.copyOf(killers);
    findings = List.copyOf(findings);
  }
}

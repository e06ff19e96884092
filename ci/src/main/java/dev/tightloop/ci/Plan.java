package dev.tightloop.ci;

import dev.tightloop.ci.part.Part;
import java.util.List;

/**
 * What a run does.
 *
 * @param canary the part that must succeed before anything else is believed
 * @param parts the others, in the table's order
 */
record Plan(Part canary, List<Part> parts) {
  Plan {
    parts = List.copyOf(parts);
  }
}

package dev.tightloop.ci;

import dev.tightloop.ci.part.Part;
import java.util.List;

/**
 * What a run does.
 *
 * @param canary the part that must succeed before anything else is believed
 * @param lanes parts that run one after the other, lanes that run side by side; in the table's
 *     order
 */
record Plan(Part canary, List<List<Part>> lanes) {
  Plan {
    lanes = lanes.stream().map(List::copyOf).toList();
  }
}

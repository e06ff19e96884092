package dev.tightloop.properties.jqwik;

import dev.tightloop.properties.lockstep.ConfigurationText;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.spec.SpecConfiguration;
import net.jqwik.api.SampleReportingFormat;

/** A configuration of the specification prints as its name, its constants and what it asks. */
public final class SpecConfigurationFormat implements SampleReportingFormat {

  @Override
  public boolean appliesTo(Object value) {
    return value instanceof SpecConfiguration;
  }

  @Override
  public Object report(Object value) {
    SpecConfiguration spec = (SpecConfiguration) value;
    return new Lines(
        "\\* %s.cfg: %s\n%s\nINVARIANTS %s\nPROPERTIES %s"
            .formatted(
                spec.name(),
                spec.description(),
                ConfigurationText.of(ModelConfiguration.of(spec)),
                String.join(" ", spec.invariants()),
                String.join(" ", spec.properties())));
  }
}

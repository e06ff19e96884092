package dev.tightloop.properties.jqwik;

import dev.tightloop.model.Configuration;
import dev.tightloop.properties.lockstep.ConfigurationText;
import net.jqwik.api.SampleReportingFormat;

/** A configuration prints as the constants of the specification. */
public final class ConfigurationFormat implements SampleReportingFormat {

  @Override
  public boolean appliesTo(Object value) {
    return value instanceof Configuration;
  }

  @Override
  public Object report(Object value) {
    return new Lines(ConfigurationText.of((Configuration) value));
  }
}

package dev.tightloop.properties.jqwik;

import dev.tightloop.properties.program.UserProgram;
import net.jqwik.api.SampleReportingFormat;

/** A program prints as assembly. */
public final class UserProgramFormat implements SampleReportingFormat {

  /** Where it would lie. */
  static final long ORIGIN = 0x40_0000;

  @Override
  public boolean appliesTo(Object value) {
    return value instanceof UserProgram;
  }

  @Override
  public Object report(Object value) {
    return new Lines(((UserProgram) value).listing(ORIGIN));
  }
}

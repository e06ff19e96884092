package dev.tightloop.properties.jqwik;

import dev.tightloop.properties.scenario.Scenario;
import dev.tightloop.properties.scenario.ScenarioRun;
import java.util.List;
import java.util.StringJoiner;
import net.jqwik.api.SampleReportingFormat;

/** A scenario prints as two programs in assembly and the steps that its choices come to. */
public final class ScenarioFormat implements SampleReportingFormat {

  @Override
  public boolean appliesTo(Object value) {
    return value instanceof Scenario;
  }

  @Override
  public Object report(Object value) {
    Scenario scenario = (Scenario) value;
    StringJoiner lines = new StringJoiner("\n");
    lines.add("g1:").add(scenario.first().listing(UserProgramFormat.ORIGIN));
    lines.add("g2:").add(scenario.second().listing(UserProgramFormat.ORIGIN));
    lines.add(scenario.locked() ? "g2 has called LockOSThread" : "one thread at work");
    List<String> chosen = ScenarioRun.chosen(scenario);
    lines.add("%d steps, then the fair driver:".formatted(chosen.size()));
    for (int i = 0; i < chosen.size(); i++) {
      lines.add("%5d  %s".formatted(i + 1, chosen.get(i)));
    }
    return new Lines(lines.toString());
  }
}

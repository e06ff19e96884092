package dev.tightloop.ci.engine;

import dev.tightloop.model.Model;
import dev.tightloop.model.StateCodec;
import dev.tightloop.properties.explore.Counterexample;
import dev.tightloop.properties.lockstep.ModelConfiguration;
import dev.tightloop.properties.lockstep.TlaText;
import dev.tightloop.spec.SpecConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the state that a schedule leads to differs from the one that it begins in. */
final class StateDifference {

  private static final String MARGIN = "      ";

  private final TlaText text;
  private final List<String> lines = new ArrayList<>();

  private StateDifference(TlaText text) {
    this.text = text;
  }

  /** A line for each difference, as {@code m.m1.curg = g1}. */
  static List<String> lines(SpecConfiguration spec, Counterexample path) {
    Model model = new Model(ModelConfiguration.of(spec));
    StateCodec codec = new StateCodec(model.configuration());
    model.state().copyFrom(path.states().get(0));
    Map<String, Object> first = codec.variables(model.state());
    model.state().copyFrom(path.states().get(path.states().size() - 1));
    Map<String, Object> last = codec.variables(model.state());
    StateDifference difference = new StateDifference(new TlaText(model.configuration()));
    last.forEach((name, value) -> difference.compare(name, first.get(name), value));
    return difference.lines;
  }

  private void compare(String name, Object first, Object last) {
    if (first instanceof Map<?, ?> before
        && last instanceof Map<?, ?> after
        && before.keySet().equals(after.keySet())) {
      after.forEach((field, value) -> compare(name + "." + field, before.get(field), value));
    } else if (!last.equals(first)) {
      lines.add(MARGIN + name + " = " + text.of(last));
    }
  }
}

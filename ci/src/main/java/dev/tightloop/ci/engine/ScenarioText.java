package dev.tightloop.ci.engine;

import dev.tightloop.properties.program.UserProgram;
import dev.tightloop.properties.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** A scenario for people. */
final class ScenarioText {

  private static final long ORIGIN = 0x50_0000;

  private ScenarioText() {}

  /** What went wrong, then the two programs and the schedule. */
  static List<String> lines(Scenario scenario, String message) {
    List<String> lines = new ArrayList<>();
    lines.add(message);
    program("g1", scenario.first(), lines);
    program("g2", scenario.second(), lines);
    lines.add("the schedule's choices: " + scenario.choices() + ", then the fair driver");
    return lines;
  }

  private static void program(String name, UserProgram program, List<String> lines) {
    String rounds = program.body().isEmpty() ? "" : ", the body " + program.rounds() + " times";
    lines.add(name + " runs" + rounds + ":");
    program.listing(ORIGIN).lines().forEach(lines::add);
  }
}

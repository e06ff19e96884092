package dev.tightloop.properties.schedule;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * Two goroutines' programs on the core; see {@link dev.tightloop.properties.scenario.Scenario}.
 *
 * @param fault that is seeded below the specification, or null
 * @param locked whether the second goroutine has called LockOSThread
 * @param first program
 * @param second program
 * @param choices that came before the fair driver
 */
public record ScheduledScenario(
    @JsonSetter(nulls = Nulls.SET) String fault,
    boolean locked,
    Program first,
    Program second,
    List<Integer> choices) {

  public ScheduledScenario {
    choices = List.copyOf(choices);
  }

  /**
   * A program as numbers; see {@link dev.tightloop.properties.program.UserProgram}.
   *
   * @param rounds at least 1
   * @param body a number for each instruction
   */
  public record Program(int rounds, List<Integer> body) {
    public Program {
      body = List.copyOf(body);
    }
  }
}

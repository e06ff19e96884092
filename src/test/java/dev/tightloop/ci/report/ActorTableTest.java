package dev.tightloop.ci.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tightloop.ci.report.ActorTable.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActorTableTest {

  @Test
  void everyActorHasAColumnIfItTakesAStep() {
    assertEquals(
        List.of(
            "        sysmon  m2",
            "     7          schedule(m2)",
            "     8  retake",
            "     9          gogo(m2)"),
        ActorTable.lines(
            List.of("sysmon", "m1", "m2"),
            List.of(
                new Step("m2", "schedule(m2)"),
                new Step("sysmon", "retake"),
                new Step("m2", "gogo(m2)")),
            7));
  }

  @Test
  void whatDoesNotFitSideBySideIsOneBelowTheOther() {
    String wide = "x".repeat(60);
    assertEquals(
        List.of("     1  m1  " + wide, "     2      " + wide, "     3  m2  " + wide),
        ActorTable.lines(
            List.of("m1", "m2"),
            List.of(new Step("m1", wide), new Step("m1", wide), new Step("m2", wide)),
            1));
  }
}

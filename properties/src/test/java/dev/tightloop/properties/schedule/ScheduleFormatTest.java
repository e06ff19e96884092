package dev.tightloop.properties.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of version 1 are read and written as they are; anything else is refused in a line. */
final class ScheduleFormatTest {

  private static String text(String name) throws IOException {
    try (InputStream file = ScheduleFormatTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String refused(String text) {
    BadSchedule bad = assertThrows(BadSchedule.class, () -> ScheduleFormat.read(text));
    assertEquals(1, bad.getMessage().lines().count(), bad.getMessage());
    return bad.getMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"version-1-model.json", "version-1-registers.json"})
  void aFileOfVersion1IsWrittenAsItWasRead(String name) throws IOException {
    assertEquals(text(name), ScheduleFormat.print(ScheduleFormat.read(text(name))));
  }

  @Test
  void itSaysWhatItSays() throws IOException {
    Schedule schedule = ScheduleFormat.read(text("version-1-model.json"));
    ScheduledConfiguration configuration = schedule.configuration().orElseThrow();
    assertEquals("FaultSuspendGFromRunning", configuration.name());
    assertEquals("{m1, m2}", configuration.constants().get("M"));
    assertEquals("[suspendGFromRunning]", configuration.faults().toString());
    assertEquals("SuspenderPreemptible", schedule.violates().orElseThrow());
    assertEquals(11, schedule.choices().size());
    assertEquals(
        new Choice("m1", "markroot(m1,g1)", 4, 1, "66677723a8fb2a64"), schedule.choices().get(9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1     | 2     | $.formatVersion: is 2; this tightloop reads 1; take the tightloop that",
        "1     | 0     | $.formatVersion: is 0; this tightloop reads 1; name a file that",
        "1     | \"1\" | $.formatVersion: is \"1\"; this tightloop reads 1; name a file that",
        "1     | null  | $.formatVersion: is null; this tightloop reads 1; name a file that"
      })
  void anotherVersionIsRefused(String one, String other, String says) throws IOException {
    String changed =
        text("version-1-model.json")
            .replace("\"formatVersion\": " + one, "\"formatVersion\": " + other);
    assertTrue(refused(changed).startsWith(says), refused(changed));
  }

  @Test
  void aMissingVersionIsRefused() throws IOException {
    String without = text("version-1-model.json").replace("  \"formatVersion\": 1,\n", "");
    assertTrue(refused(without).startsWith("$.formatVersion: is missing;"), refused(without));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"seed\": 0, '        | ''  | no field seed; write it as docs",
        "'\"initial\": 0,'    | '\"initial\": 0, \"strategy\": 1,' | unknown field strategy; nearest of 11: ",
        "'\"initial\": 0,'    | ''                  | no field initial; write it as docs",
        "'\"initial\": 0'     | '\"initial\": \"0\"'| $.initial, line 29: ",
        "'\"initial\": 0'     | '\"initial\": 0.5'  | $.initial, line 29: ",
        "'\"initial\": 0'     | '\"initial\": null' | $.initial, line 29: ",
        "'\"initial\": 0'     | '\"initial\": -1'   | $.initial: is -1; write 0 or more",
        "'\"initial\": 0'     | '\"initial\": 99999999999' | $.initial, line 29: ",
        "'\"deadlock\": true'| '\"deadlock\": 0'   | $.configuration.deadlock, line 26: ",
        "'\"deadlock\": true'| '\"deadlock\": \"false\"' | $.configuration.deadlock, line 26: ",
        "'\"g1\"'             | '7'                 | $.configuration.constants.FirstG, line 13: ",
        "'[\"suspendGFromRunning\"]' | '[null]'     | $.configuration.faults[0]",
        "'[\"suspendGFromRunning\"]' | 'null'       | $.configuration.faults, line 22: ",
        "'\"cycle\": null'    | '\"cycle\": 12'     | $.cycle: is 12 of 11 choices",
        "'\"target\": \"model\"' | '\"target\": \"moon\"' | $.target: is \"moon\"; there are model",
        "'\"tightloop schedule\"' | '\"schedule\"'  | $.format: is \"schedule\" and not",
        "'\"index\": 1'       | '\"index\": 4'      | $.choices[9].index: is 4 of 4",
        "66677723a8fb2a64     | 66677723a8fb2a6     | $.choices[9].hash: is ",
        "66677723a8fb2a64     | 66677723A8FB2A64    | $.choices[9].hash: is ",
        "'\"violates\":'      | '\"violates\": null, \"violates\":' | line 30: Duplicate field"
      })
  void whatIsWrongIsSaidInALine(String what, String by, String says) throws IOException {
    String right = text("version-1-model.json");
    String wrong = right.replace(what, by);
    assertFalse(wrong.equals(right));
    assertTrue(refused(wrong).contains(says), refused(wrong));
  }

  @Test
  void whatFollowsTheScheduleIsRefused() throws IOException {
    String refused = refused(text("version-1-model.json") + "{}");
    assertTrue(refused.contains("something follows the schedule; leave it out"), refused);
  }

  @Test
  void aTruncatedFileIsRefusedWhereverItEnds() throws IOException {
    String whole = text("version-1-model.json");
    int end = whole.lastIndexOf('}');
    for (int length = 1; length <= end; length += 37) {
      refused(whole.substring(0, length));
    }
    assertTrue(refused(whole.substring(0, end)).contains("the file ends too early"));
    refused("");
    refused(whole + "{}");
    refused("[]");
    refused("no JSON");
  }
}

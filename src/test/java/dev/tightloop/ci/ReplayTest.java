package dev.tightloop.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tightloop replay}, and the files that {@code explore} writes for it. */
final class ReplayTest {

  private static final Path SCHEDULES = Root.PATH.resolve("src/test/resources/schedules");
  private static final String GOPARK = "FaultGoparkUnlocksFirst-ParkedWaits.json";

  @TempDir private Path directory;

  private static Ran run(Object... arguments) {
    return Ran.tightloop(
        Root.PATH,
        new FakeEngines().factory(),
        List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
  }

  private Path changed(String what, String by) throws IOException {
    String text = Files.readString(SCHEDULES.resolve(GOPARK));
    assertTrue(text.contains(what), what);
    return Files.writeString(directory.resolve("changed.json"), text.replace(what, by));
  }

  @Test
  void whatIsViolatedAgainEndsWithOne() {
    Ran ran = run("replay", SCHEDULES.resolve(GOPARK));
    assertEquals(1, ran.exitCode(), ran.err());
    List<String> lines = ran.out().lines().toList();
    assertEquals("FaultGoparkUnlocksFirst, 10 steps: the explorer's shortest", lines.get(0));
    assertEquals(
        "ParkedWaits is violated after 10 steps, as recorded", lines.get(lines.size() - 1));
    assertEquals(15, lines.size());
    Ran quiet = run("replay", "--quiet", SCHEDULES.resolve(GOPARK));
    assertEquals(2, quiet.out().lines().count(), quiet.out());
  }

  @Test
  void anExpectedViolationEndsWithZeroAndAnotherWithOne() {
    Path file = SCHEDULES.resolve(GOPARK);
    assertEquals(0, run("replay", file, "--expect-violation", "ParkedWaits").exitCode());
    assertEquals(1, run("replay", file, "--expect-violation", "POwner").exitCode());
  }

  @Test
  void aLassoShowsItsCycle() {
    Ran ran = run("replay", SCHEDULES.resolve("SignalStorm-PreemptLive.json"));
    assertEquals(1, ran.exitCode());
    assertTrue(ran.out().contains("and then again and again"), ran.out());
    assertTrue(ran.out().contains("which is the state after choice 12"), ran.out());
  }

  @Test
  void programsOnTheCoreReplay() {
    Ran ran = run("replay", SCHEDULES.resolve("lookupAtReturnAddress-SafePointOnly.json"));
    assertEquals(1, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("SafePointOnly is violated after 24 steps"), ran.out());
  }

  @Test
  void theFirstDifferenceEndsWithFour() throws IOException {
    Path json = directory.resolve("replay.json");
    Path file = changed("\"faults\": [\"goparkUnlocksFirst\"]", "\"faults\": []");
    Ran ran = run("replay", file, "--json", json);
    assertEquals(4, ran.exitCode(), ran.err());
    assertTrue(ran.out().contains("not as recorded at choice "), ran.out());
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertEquals(4, report.get("exitCode").asInt());
    assertFalse(report.get("asRecorded").asBoolean());
    assertTrue(report.at("/divergence/choice").asInt() > 1, report::toString);
    assertTrue(report.at("/divergence/enabled").size() > 0, report::toString);
  }

  @Test
  void aScheduleThatViolatesNothingEndsWithZero() throws IOException {
    String text = Files.readString(changed("\"violates\": \"ParkedWaits\"", "\"violates\": null"));
    int last = text.lastIndexOf(",\n    {\"actor\"");
    Path file =
        Files.writeString(directory.resolve("nothing.json"), text.substring(0, last) + "]}");
    Ran ran = run("replay", file);
    assertEquals(0, ran.exitCode(), ran.out() + ran.err());
    assertTrue(ran.out().contains("nothing is violated after 9 steps, as recorded"), ran.out());
    assertEquals(1, run("replay", file, "--expect-violation", "ParkedWaits").exitCode());
  }

  @Test
  void hashesOfAnotherModelAreNotComparedAndCanBeRecordedAnew() throws IOException {
    String right = Files.readString(SCHEDULES.resolve(GOPARK));
    String identity = right.replaceAll("(?s).*\"identity\": (\"\\w+\").*", "$1");
    Path older = changed(identity, "\"0123456789abcdef\"");
    Ran ran = run("replay", older);
    assertEquals(1, ran.exitCode(), ran.out());
    assertTrue(ran.out().contains("hashes are of another version"), ran.out());
    Path again = directory.resolve("again.json");
    assertEquals(1, run("replay", older, "--record", again).exitCode());
    assertEquals(right, Files.readString(again));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"formatVersion\": 1' | '\"formatVersion\": 2' | $.formatVersion: is 2; this tightloop",
        "'\"initial\": 0'       | '\"initial\": 9'       | $.initial: is 9; there are 1 initial",
        "goparkUnlocksFirst     | goparkUnlocksLast      | Faults names goparkUnlocksLast",
        "'\"step\": \"schedule(' | '\"step\": \"scheduled(' | no step scheduled(m1); nearest of ",
        "'\"choices\": ['       | '\"choices\": '        | changed.json: "
      })
  void aBadFileIsOneLineAndTwo(String what, String by, String says) throws IOException {
    assertComplains(run("replay", changed(what, by)), says);
  }

  private static void assertComplains(Ran ran, String says) {
    assertEquals(2, ran.exitCode(), ran.err());
    assertEquals("", ran.out());
    assertEquals(1, ran.errorLines().size(), ran.err());
    assertTrue(ran.err().contains(says), ran.err());
  }

  @Test
  void whatIsNoFileIsOneLineAndTwo() throws IOException {
    assertComplains(run("replay", directory.resolve("none.json")), "none.json: no such file");
    assertComplains(run("replay", directory), "a directory; name a schedule's file");
    Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertComplains(run("replay", binary), "no text");
    Path empty = Files.writeString(directory.resolve("empty.json"), "");
    assertComplains(run("replay", empty), "empty.json: ");
    assertComplains(run("replay"), "FILE");
    assertComplains(
        run("replay", SCHEDULES.resolve(GOPARK), "--record", directory.resolve("no/one.json")),
        "--record: cannot write");
    assertComplains(
        run("replay", SCHEDULES.resolve(GOPARK), "--expect-violation", "None"), "no property None");
    assertComplains(
        run("explore", "FaultGoparkUnlocksFirst", "--save", "/nowhere/at/all.json"),
        "--save: cannot write");
  }

  @Test
  void exploreWritesWhatItFindsAndSaysHowToReplayIt() throws IOException {
    Path to = directory.resolve("saved");
    Ran ran = run("explore", "FaultGoparkUnlocksFirst", "FaultSuspendGFromRunning", "--save", to);
    assertEquals(0, ran.exitCode(), ran.out() + ran.err());
    Path file = to.resolve(GOPARK);
    assertTrue(ran.out().contains("to replay: ./tightloop replay " + file), ran.out());
    assertEquals(Files.readString(SCHEDULES.resolve(GOPARK)), Files.readString(file));
    Path named = directory.resolve("named.json");
    run("explore", "FaultGoparkUnlocksFirst", "--save", named);
    assertEquals(Files.readString(file), Files.readString(named));
  }
}

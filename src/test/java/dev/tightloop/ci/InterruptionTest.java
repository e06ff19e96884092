package dev.tightloop.ci;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process of its own that gets a signal says what it has come to. */
final class InterruptionTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path directory;

  private Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "INT,  fuzz Smallest --time 600",
    "TERM, fuzz Smallest SyscallSteals --schedules 1000000000 --threads 1"
  })
  void fuzzTellsWhatWasPlayed(String signal, String commandLine) throws Exception {
    Path json = directory.resolve("fuzz.json");
    start(commandLine + " --json " + json);
    awaitProgress(" schedule");
    assertEquals(3, endedBy(signal), text("err"));
    String out = text("out");
    assertTrue(out.contains("distinct states  "), out);
    assertTrue(out.contains("inconclusive: interrupted"), out);
    JsonNode row = new ObjectMapper().readTree(json.toFile()).at("/parts/0/rows/0");
    assertTrue(row.at("/played/schedules").asLong() > 0, row.toString());
    assertEquals("inconclusive", row.get("verdict").asText());
  }

  @Test
  void exploreTellsHowFarItCame() throws Exception {
    start("explore ThreeGoroutines --threads 1");
    awaitProgress(" states");
    assertEquals(3, endedBy("INT"), text("err"));
    assertTrue(text("out").contains("inconclusive: interrupted"), text("out"));
  }

  @Test
  void huntTellsWhatItHasSearched() throws Exception {
    start("hunt --configurations 100000 --states 2000");
    awaitProgress("hunt: ");
    assertEquals(3, endedBy("INT"), text("err"));
    assertTrue(text("out").contains("interrupted, "), text("out"));
  }

  @Test
  void aCommandThatDoesNotHearIsEndedAtOnce() throws Exception {
    start("lockstep SyscallSteals");
    awaitProgress(" states");
    assertEquals(128 + 2, endedBy("INT"), text("err"));
  }

  private void start(String commandLine) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.add("-Dtightloop.root=" + Root.PATH);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Tightloop.class.getName());
    command.addAll(List.of(commandLine.split(" +")));
    process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(file("out").toFile())
            .redirectError(file("err").toFile())
            .start();
  }

  private void awaitProgress(String word) {
    await()
        .atMost(PATIENCE)
        .until(() -> !process.isAlive() || text("err").lines().anyMatch(l -> l.contains(word)));
    assertTrue(process.isAlive(), "it has ended by itself");
  }

  private int endedBy(String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    await().atMost(PATIENCE).until(() -> !process.isAlive());
    return process.exitValue();
  }

  private Path file(String name) {
    return directory.resolve(name + ".txt");
  }

  private String text(String name) throws IOException {
    return Files.readString(file(name));
  }
}

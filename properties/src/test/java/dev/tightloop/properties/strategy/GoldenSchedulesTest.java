package dev.tightloop.properties.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.lockstep.Specs;
import dev.tightloop.properties.schedule.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * The first schedules of each strategy, as they are in {@code golden-schedules.txt}: they are the
 * same on every machine and JDK. Whoever changes a strategy changes what a seed means, and copies
 * the lines that are complained about.
 */
class GoldenSchedulesTest {

  /** Steps of a schedule of the model that are shown; a checksum is of all. */
  private static final int STEPS = 12;

  private static final int LENGTH = 200;

  private static List<String> schedules(Strategies each) {
    List<String> lines = new ArrayList<>();
    for (long seed = 1; seed <= 3; seed++) {
      lines.add(line(each, "lines", new Lines(4, 3, 2), seed, LENGTH));
    }
    Machine model = Target.of(Specs.configuration("ExternalSignals")).machine();
    lines.add(line(each, "ExternalSignals", model, 1, STEPS));
    return lines;
  }

  private static String line(Strategies each, String name, Machine machine, long seed, int steps) {
    List<String> schedule = Lines.schedule(machine, each.of(machine), seed, LENGTH);
    CRC32 crc = new CRC32();
    schedule.forEach(label -> crc.update(label.getBytes(StandardCharsets.UTF_8)));
    return "%s %s %d: %s (%d, %08x)"
        .formatted(
            each,
            name,
            seed,
            String.join(" ", schedule.subList(0, Math.min(steps, schedule.size()))),
            schedule.size(),
            crc.getValue());
  }

  private static List<String> golden() throws IOException {
    try (InputStream file = GoldenSchedulesTest.class.getResourceAsStream("golden-schedules.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void aSeedMeansTheSameScheduleForEver() throws IOException {
    List<String> schedules = new ArrayList<>();
    for (Strategies each : Strategies.values()) {
      schedules.addAll(schedules(each));
    }
    assertEquals(String.join("\n", golden()), String.join("\n", schedules));
  }

  /** On a small machine, two may agree; on the model, they do not, but auto with its first one. */
  @Test
  void strategiesDiffer() throws IOException {
    List<String> ofModel =
        golden().stream()
            .filter(line -> line.contains("ExternalSignals") && !line.startsWith("auto "))
            .map(line -> line.substring(line.indexOf(':')))
            .toList();
    assertNotEquals(0, ofModel.size());
    assertEquals(ofModel.size(), new TreeSet<>(ofModel).size());
  }
}

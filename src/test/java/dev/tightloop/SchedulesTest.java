package dev.tightloop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tightloop.properties.invariants.StepProperties;
import dev.tightloop.properties.replay.Driven;
import dev.tightloop.properties.schedule.Choice;
import dev.tightloop.properties.schedule.Divergence;
import dev.tightloop.properties.schedule.Replayed;
import dev.tightloop.properties.schedule.Schedule;
import dev.tightloop.properties.schedule.ScheduleFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The files in src/test/resources/schedules: each violates for ever what it violated once. */
final class SchedulesTest {

  private static final Path ROOT = Path.of(System.getProperty("tightloop.root", ".."));
  private static final Path DIRECTORY = ROOT.resolve("src/test/resources/schedules");

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.sorted().toList();
    }
  }

  private static List<Schedule> schedules() throws IOException {
    List<Schedule> schedules = new ArrayList<>();
    for (Path file : files()) {
      schedules.add(ScheduleFormat.read(Files.readString(file)));
    }
    return schedules;
  }

  private static Replayed replayed(Schedule schedule) {
    return Driven.of(schedule).replay((number, choice) -> {});
  }

  @TestFactory
  Stream<DynamicTest> everyFileReplays() throws IOException {
    return files().stream()
        .map(file -> dynamicTest(file.getFileName().toString(), () -> replays(file)));
  }

  private static void replays(Path file) throws IOException {
    String text = Files.readString(file);
    Schedule schedule = ScheduleFormat.read(text);
    assertEquals(text, ScheduleFormat.print(schedule));
    Replayed replayed = replayed(schedule);
    assertEquals(Optional.empty(), replayed.divergence());
    assertTrue(
        replayed.hashesCompared(),
        "the states of the model are others now; when that is meant, ./tightloop replay --record");
  }

  @TestFactory
  Stream<DynamicTest> whatIsChangedInAFileIsNoticedThere() throws IOException {
    return files().stream()
        .map(file -> dynamicTest(file.getFileName().toString(), () -> isNoticed(file)));
  }

  private static void isNoticed(Path file) throws IOException {
    Schedule schedule = ScheduleFormat.read(Files.readString(file));
    int last = schedule.choices().size();
    for (int at = 0; at < last; at += 1 + last / 3) {
      Choice right = schedule.choices().get(at);
      int more = right.enabled() + 1;
      String hash = "0123456789abcdef";
      Choice counted = new Choice(right.actor(), right.step(), more, right.index(), right.hash());
      Choice hashed = new Choice(right.actor(), right.step(), right.enabled(), right.index(), hash);
      for (Choice wrong : List.of(counted, hashed)) {
        List<Choice> choices = new ArrayList<>(schedule.choices());
        choices.set(at, wrong);
        assertEquals(at + 1, divergence(schedule, choices).choice());
      }
      List<Choice> without = new ArrayList<>(schedule.choices());
      without.remove(at);
      int noticed = divergence(schedule, without).choice();
      assertTrue(noticed > at && noticed <= at + 2, "choice " + at + " left out: " + noticed);
    }
  }

  private static Divergence divergence(Schedule schedule, List<Choice> choices) {
    Schedule changed = schedule.with(schedule.identity(), schedule.start(), choices);
    return replayed(changed).divergence().orElseThrow();
  }

  @Test
  void thereIsOneOfEveryKind() throws IOException {
    List<Predicate<Schedule>> kinds =
        List.of(
            each -> each.choices().isEmpty(),
            each -> each.violates().filter(StepProperties::isKnown).isPresent(),
            each -> each.violates().equals(Optional.of("Deadlock")),
            each -> each.cycle().isPresent(),
            each -> each.scenario().isPresent(),
            each -> each.configuration().filter(it -> it.faults().isEmpty()).isPresent());
    for (Predicate<Schedule> kind : kinds) {
      assertFalse(schedules().stream().filter(kind).toList().isEmpty());
    }
  }

  @Test
  void everyFindingHasOne() throws IOException {
    TreeSet<String> missing = new TreeSet<>();
    for (Path page : FindingsTest.pages()) {
      Finding finding = Finding.read(page);
      Path file = DIRECTORY.resolve(finding.configuration() + "-" + finding.violated() + ".json");
      if (!Files.exists(file)) {
        missing.add(file.getFileName().toString());
        continue;
      }
      Schedule schedule = ScheduleFormat.read(Files.readString(file));
      if (finding.backTo().isEmpty()) {
        assertEquals(finding.labels().size(), schedule.choices().size(), file::toString);
      }
    }
    assertEquals(new TreeSet<>(), missing);
  }

  @Test
  void theFileThatThePageShowsIsOneOfThem() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/schedule-format.md"));
    String shown = page.split("```json\n")[1].split("```")[0];
    Path file = DIRECTORY.resolve("FaultGoparkUnlocksFirst-ParkedWaits.json");
    assertEquals(Files.readString(file), shown);
  }
}

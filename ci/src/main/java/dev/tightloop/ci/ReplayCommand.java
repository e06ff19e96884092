package dev.tightloop.ci;

import dev.tightloop.ci.engine.ReplayText;
import dev.tightloop.ci.report.ExitCode;
import dev.tightloop.ci.report.ReplayJson;
import dev.tightloop.properties.replay.Driven;
import dev.tightloop.properties.replay.Schedules;
import dev.tightloop.properties.schedule.BadSchedule;
import dev.tightloop.properties.schedule.Divergence;
import dev.tightloop.properties.schedule.Replayed;
import dev.tightloop.properties.schedule.Schedule;
import dev.tightloop.properties.schedule.ScheduleFormat;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tightloop replay}: a schedule's file, step by step. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    versionProvider = Tightloop.Version.class,
    description =
        "Goes through the schedule of a file again and compares each step with what the file has:"
            + " that it is enabled, among as many, the hash of the states so far, that nothing is"
            + " violated before the end, and there what was recorded. Stops at the first"
            + " difference. The format is described in docs/schedule-format.md.",
    footer = {
      "",
      "Exit codes: 0 the schedule violates nothing, or what --expect-violation names;",
      "1 it violates what it says; 2 usage, or no such file; 4 it does not go as",
      "recorded; 70 internal error."
    })
final class ReplayCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A schedule's file.")
  private Path file;

  @Option(names = "--quiet", description = "Leave out the steps.")
  private boolean quiet;

  @Option(
      names = "--expect-violation",
      paramLabel = "ID",
      description = "Succeed if the schedule violates this property and fail if not.")
  private String expectedViolation;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "Write the schedule as it goes now: the same steps, with today's hashes and numbers of"
              + " enabled steps. Not if it violates something else.")
  private Path record;

  @Mixin private JsonOption json;

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<String> expected = ExpectedViolation.of(expectedViolation);
    Optional<Path> jsonFile = json.file();
    if (record != null) {
      JsonOption.requireWritable("--record", record);
    }
    try {
      Schedule schedule = ScheduleFormat.read(text());
      if (record != null) {
        schedule = recorded(schedule);
      }
      Driven driven = Driven.of(schedule);
      ReplayText text = new ReplayText(schedule, quiet, console.out());
      text.begin();
      Replayed replayed = driven.replay(text);
      text.end(replayed);
      console.out().flush();
      ExitCode exitCode = exitCode(schedule, replayed.divergence(), expected);
      if (jsonFile.isPresent()) {
        write(ReplayJson.print(schedule, replayed, exitCode), jsonFile.get(), "--json");
      }
      if (record != null && replayed.divergence().isEmpty()) {
        write(ScheduleFormat.print(schedule), record, "--record");
      }
      return exitCode.number();
    } catch (BadSchedule e) {
      throw new UsageError(file + ": " + e.getMessage());
    }
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new UsageError(file + ": no such file");
    } catch (CharacterCodingException e) {
      throw new UsageError(file + ": no text; name a schedule's file");
    } catch (IOException e) {
      throw new UsageError(
          Files.isDirectory(file)
              ? file + ": a directory; name a schedule's file"
              : file + ": cannot be read: " + e);
    }
  }

  private Schedule recorded(Schedule schedule) {
    try {
      return Schedules.again(schedule);
    } catch (IllegalArgumentException e) {
      throw new UsageError(
          "--record: %s: %s; replay it without --record to see what is"
              .formatted(file, e.getMessage()));
    }
  }

  private static ExitCode exitCode(
      Schedule schedule, Optional<Divergence> divergence, Optional<String> expected) {
    if (divergence.isPresent()) {
      return ExitCode.DIVERGED;
    }
    boolean asExpected = expected.isPresent() && expected.equals(schedule.violates());
    boolean nothing = expected.isEmpty() && schedule.violates().isEmpty();
    return asExpected || nothing ? ExitCode.OK : ExitCode.VIOLATION;
  }

  private static void write(String text, Path to, String option) {
    try {
      Files.writeString(to, text);
    } catch (IOException e) {
      throw new UsageError(option + ": cannot write " + to + ": " + e);
    }
  }
}

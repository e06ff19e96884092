package dev.tightloop.ci.engine;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.properties.schedule.Choice;
import dev.tightloop.properties.schedule.Divergence;
import dev.tightloop.properties.schedule.Origin;
import dev.tightloop.properties.schedule.Replayed;
import dev.tightloop.properties.schedule.Replayer;
import dev.tightloop.properties.schedule.Schedule;
import java.io.PrintStream;
import java.util.Locale;

/** A replay for people: a line for each step, then what it came to. */
public final class ReplayText implements Replayer.Listener {

  private static final String MARGIN = "        ";

  private final Schedule schedule;
  private final boolean quiet;
  private final PrintStream out;
  private final String line;

  /**
   * @param quiet whether the steps are left out
   */
  public ReplayText(Schedule schedule, boolean quiet, PrintStream out) {
    this.schedule = schedule;
    this.quiet = quiet;
    this.out = out;
    int actor = "actor".length();
    int step = "step".length();
    for (Choice choice : schedule.choices()) {
      actor = Math.max(actor, choice.actor().length());
      step = Math.max(step, choice.step().length());
    }
    line = "%6s  %-" + actor + "s  %-" + step + "s  %8s  %s";
  }

  /** What is replayed. */
  public void begin() {
    Origin origin = schedule.origin();
    String from =
        origin.strategy().equals(Origin.EXPLORER)
            ? "the explorer's" + (schedule.cycle().isPresent() ? "" : " shortest")
            : "schedule %d of strategy %s, seed %d"
                .formatted(origin.schedule(), origin.strategy(), origin.seed());
    int steps = schedule.choices().size();
    String shrunk = origin.steps() > steps ? ", shrunk from %d".formatted(origin.steps()) : "";
    out.printf("%s, %s: %s%s%n", schedule.name(), count(steps, "step"), from, shrunk);
    if (!quiet) {
      row("choice", "actor", "step", "enabled", "hash");
      row("0", "", "initial state " + (schedule.initial() + 1), "", schedule.start());
      cycle(0);
    }
  }

  @Override
  public void stepped(int number, Choice choice) {
    if (!quiet) {
      String place = "%d of %d".formatted(choice.index() + 1, choice.enabled());
      row(String.valueOf(number), choice.actor(), choice.step(), place, choice.hash());
      cycle(number);
      int last = schedule.choices().size();
      if (number == last && schedule.cycle().orElse(last) < last) {
        out.println(MARGIN + "which is the state after choice " + schedule.cycle().getAsInt());
      }
    }
  }

  private void row(String number, String actor, String step, String enabled, String hash) {
    String text = String.format(Locale.ROOT, line, number, actor, step, enabled, hash);
    out.println(text.stripTrailing());
  }

  private void cycle(int number) {
    if (schedule.cycle().isPresent() && schedule.cycle().getAsInt() == number) {
      boolean stays = number == schedule.choices().size();
      out.println(MARGIN + (stays ? "and nothing happens any more" : "and then again and again"));
    }
  }

  /** What it came to. */
  public void end(Replayed replayed) {
    if (!quiet) {
      out.println();
    }
    if (!replayed.hashesCompared()) {
      out.println(
          "the file's hashes are of another version of the model, so they are not compared;"
              + " --record writes today's");
    }
    if (replayed.divergence().isPresent()) {
      diverged(replayed.divergence().get());
    } else {
      String violated =
          schedule.violates().map(id -> id + " is violated").orElse("nothing is violated");
      if (schedule.cycle().isPresent()) {
        out.printf("%s, as recorded%n", violated);
      } else {
        out.printf("%s after %s, as recorded%n", violated, count(replayed.steps(), "step"));
      }
    }
  }

  private void diverged(Divergence divergence) {
    int last = schedule.choices().size();
    String where = "choice " + divergence.choice();
    if (divergence.choice() == 0) {
      where = "the initial state";
    } else if (divergence.choice() > last) {
      where = "the end, after choice " + last;
    }
    out.println("not as recorded at " + where);
    out.println("  expected: " + divergence.expected());
    out.println("  instead:  " + divergence.instead());
    String enabled = String.join(", ", divergence.enabled());
    out.println("  enabled:  " + (enabled.isEmpty() ? "nothing" : enabled));
  }
}

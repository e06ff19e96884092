package dev.tightloop.benchmarks.strategies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** What was measured, as Markdown. */
final class StrategiesTables {

  private final Samples samples;
  private final StringBuilder text = new StringBuilder();

  private StrategiesTables(Samples samples) {
    this.samples = samples;
  }

  /** All tables. */
  static String of(List<Sample> all) {
    if (all.isEmpty()) {
      return "Nothing is measured.\n";
    }
    return new StrategiesTables(new Samples(all)).written();
  }

  private String written() {
    LocalDate first = samples.all().stream().map(Sample::measured).min(LocalDate::compareTo).get();
    LocalDate last = samples.all().stream().map(Sample::measured).max(LocalDate::compareTo).get();
    line(first.equals(last) ? "Measured on %s." : "Measured from %s to %s.", first, last);
    line("");
    summary();
    hard();
    line("All faults, hardest at `%s` first.", Samples.UNIFORM);
    line("");
    table(samples.faults(), false);
    return text.toString();
  }

  private void summary() {
    long most = samples.all().stream().mapToLong(Sample::budget).max().getAsLong();
    List<Long> within =
        LongStream.iterate(1, each -> each < most, each -> each * 10).boxed().toList();
    List<String> head = new ArrayList<>(List.of("strategy", "faults"));
    within.forEach(each -> head.add(each == 1 ? "in 1 schedule" : "in " + number(each)));
    head.addAll(List.of("in the budget", "of the hard ones", "by every seed"));
    line("Faults that at least 99 of 100 seeds find.");
    line("");
    heads(head, 1);
    List<String> hard = samples.hard();
    for (String strategy : samples.strategies()) {
      List<Sample> of = samples.of(strategy);
      List<Object> cells = new ArrayList<>(List.of("`" + strategy + "`", of.size()));
      for (long each : within) {
        cells.add(of.stream().filter(sample -> sample.reliableWithin(each)).count());
      }
      cells.add(of.stream().filter(sample -> sample.reliableWithin(sample.budget())).count());
      cells.add(
          of.stream()
              .filter(sample -> hard.contains(sample.fault()))
              .filter(sample -> sample.reliableWithin(sample.budget()))
              .count());
      cells.add(of.stream().filter(sample -> sample.found() == sample.seeds()).count());
      row(cells);
    }
    line("");
  }

  private void hard() {
    List<String> hard = samples.hard();
    line(
        "Hard ones, %d: half of the seeds need more than %d schedules at `%s`.",
        hard.size(), Samples.HARD, Samples.UNIFORM);
    line("");
    table(hard, true);
    line("");
  }

  private void table(List<String> faults, boolean best) {
    List<String> head = new ArrayList<>(List.of("fault"));
    samples.strategies().stream()
        .filter(strategy -> faults.stream().anyMatch(each -> has(each, strategy)))
        .forEach(head::add);
    int strategies = head.size();
    if (best) {
      head.addAll(List.of("best", "times better"));
    }
    heads(head, 1);
    for (String fault : faults) {
      List<Object> cells = new ArrayList<>(List.of(fault));
      for (String strategy : head.subList(1, strategies)) {
        cells.add(samples.sample(fault, strategy).map(StrategiesTables::cell).orElse(""));
      }
      if (best) {
        cells.add(samples.best(fault).map(each -> each.sample().strategy()).orElse("nobody"));
        cells.add(samples.best(fault).map(Samples.Best::text).orElse(""));
      }
      row(cells);
    }
  }

  private boolean has(String fault, String strategy) {
    return samples.sample(fault, strategy).isPresent();
  }

  /** Median, 90th percentile, and the seeds that found it if not all of a hundred did. */
  static String cell(Sample sample) {
    if (sample.found() == 0) {
      return "0 of " + sample.seeds();
    }
    return "%s / %s%s"
        .formatted(
            schedules(sample.median(), sample),
            schedules(sample.ninetieth(), sample),
            sample.found() == 100 && sample.seeds() == 100
                ? ""
                : " (%d of %d)".formatted(sample.found(), sample.seeds()));
  }

  private static String schedules(OptionalLong value, Sample sample) {
    return value.isPresent() ? number(value.getAsLong()) : "> " + number(sample.budget());
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private void heads(List<String> cells, int left) {
    row(cells);
    line("|%s%s", "---|".repeat(left), "---:|".repeat(cells.size() - left));
  }

  private void row(List<?> cells) {
    line("| %s |", String.join(" | ", cells.stream().map(Object::toString).toList()));
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}

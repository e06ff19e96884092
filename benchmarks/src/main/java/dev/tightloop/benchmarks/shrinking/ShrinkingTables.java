package dev.tightloop.benchmarks.shrinking;

import dev.tightloop.properties.shrink.Simplicity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What was measured, as Markdown. */
final class ShrinkingTables {

  private static final double WORST = 1.2;

  private ShrinkingTables() {}

  static String of(List<Sample> samples) {
    StringBuilder text = new StringBuilder();
    Map<String, List<Sample>> faults =
        samples.stream()
            .collect(Collectors.groupingBy(Sample::fault, LinkedHashMap::new, Collectors.toList()));
    text.append("%,d schedules of %,d faults.\n\n".formatted(samples.size(), faults.size()));
    ratios(text, samples);
    simplicity(text, samples);
    effort(text, samples);
    each(text, faults.values());
    return text.toString();
  }

  private static void ratios(StringBuilder text, List<Sample> samples) {
    text.append("Steps, divided by those of the shortest counterexample.\n\n");
    text.append("| schedules | | median | 90th percentile | worst | at 1.0 | over 1.2 |\n");
    text.append("|---|---:|---:|---:|---:|---:|---:|\n");
    List<Sample> paths =
        samples.stream().filter(sample -> sample.deltaDebugging().isPresent()).toList();
    List<Sample> lassos =
        samples.stream().filter(sample -> sample.deltaDebugging().isEmpty()).toList();
    ratio(text, "as found", paths, sample -> sample.ratio(sample.found().steps()));
    ratio(
        text,
        "by delta debugging",
        paths,
        sample -> sample.ratio(sample.deltaDebugging().orElseThrow()));
    ratio(
        text,
        "shrunk, the machine only goes on",
        paths,
        sample -> sample.ratio(sample.onlyGoesOn().orElseThrow()));
    ratio(text, "shrunk", paths, sample -> sample.ratio(sample.shrunk().steps()));
    ratio(text, "lassos, as found", lassos, sample -> sample.ratio(sample.found().steps()));
    ratio(text, "lassos, shrunk", lassos, sample -> sample.ratio(sample.shrunk().steps()));
    ratio(text, "all, shrunk", samples, sample -> sample.ratio(sample.shrunk().steps()));
  }

  private static void ratio(
      StringBuilder text, String name, List<Sample> samples, ToDoubleFunction<Sample> ratio) {
    if (samples.isEmpty()) {
      return;
    }
    double[] sorted = samples.stream().mapToDouble(ratio).sorted().toArray();
    long best = samples.stream().filter(sample -> ratio.applyAsDouble(sample) <= 1).count();
    long over = samples.stream().filter(sample -> ratio.applyAsDouble(sample) > WORST).count();
    text.append(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %.2f | %.2f | %.2f | %,d | %,d |%n",
            name,
            sorted.length,
            sorted[sorted.length / 2],
            sorted[sorted.length * 9 / 10],
            sorted[sorted.length - 1],
            best,
            over));
  }

  private static void simplicity(StringBuilder text, List<Sample> samples) {
    text.append("\nMedian and most, of all.\n\n");
    text.append("| schedules | preemptions | switches | steps |\n|---|---:|---:|---:|\n");
    simplicity(text, "as found", samples, Sample::found);
    simplicity(text, "the shortest", samples, Sample::optimum);
    simplicity(text, "shrunk", samples, Sample::shrunk);
  }

  private static void simplicity(
      StringBuilder text, String name, List<Sample> samples, Function<Sample, Simplicity> of) {
    List<Simplicity> all = samples.stream().map(of).toList();
    text.append(
        "| %s | %s | %s | %s |%n"
            .formatted(
                name,
                medianAndMost(all.stream().mapToInt(Simplicity::preemptions).sorted().toArray()),
                medianAndMost(all.stream().mapToInt(Simplicity::switches).sorted().toArray()),
                medianAndMost(all.stream().mapToInt(Simplicity::steps).sorted().toArray())));
  }

  private static String medianAndMost(int[] sorted) {
    return "%,d / %,d".formatted(sorted[sorted.length / 2], sorted[sorted.length - 1]);
  }

  private static void effort(StringBuilder text, List<Sample> samples) {
    long[] effort = samples.stream().mapToLong(Sample::effort).sorted().toArray();
    long[] time = samples.stream().mapToLong(Sample::milliseconds).sorted().toArray();
    int ninth = effort.length * 9 / 10;
    text.append("\n| to shrink one | median | 90th percentile | most |\n|---|---:|---:|---:|\n");
    text.append(
        "| steps taken | %,d | %,d | %,d |%n"
            .formatted(effort[effort.length / 2], effort[ninth], effort[effort.length - 1]));
    text.append(
        "| milliseconds | %,d | %,d | %,d |%n"
            .formatted(time[time.length / 2], time[ninth], time[time.length - 1]));
    text.append(
        "%nOf %,d, nothing simpler can be: all that could be was searched.%n"
            .formatted(samples.stream().filter(Sample::simplest).count()));
  }

  private static void each(StringBuilder text, Collection<List<Sample>> faults) {
    text.append("\nSteps for each seed, once if they are the same; preemptions and switches in");
    text.append(" parentheses.\n\n");
    text.append(
        "| fault | violates | found by | found | delta debugging | only goes on | shrunk |");
    text.append(" shortest | ratio |\n|---|---|---|---:|---:|---:|---:|---:|---:|\n");
    for (List<Sample> samples : faults) {
      Sample first = samples.get(0);
      double worst =
          samples.stream()
              .mapToDouble(sample -> sample.ratio(sample.shrunk().steps()))
              .max()
              .orElseThrow();
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %s | %s | %s | %s | %.2f |%n",
              first.fault(),
              first.violates(),
              joined(samples, Sample::strategy),
              joined(samples, sample -> "" + sample.found().steps()),
              joined(samples, sample -> text(sample.deltaDebugging())),
              joined(samples, sample -> text(sample.onlyGoesOn())),
              joined(samples, sample -> text(sample.shrunk())),
              text(first.optimum()),
              worst));
    }
  }

  private static String text(OptionalInt steps) {
    return steps.isPresent() ? "" + steps.getAsInt() : "";
  }

  private static String text(Simplicity of) {
    return "%d (%d, %d)".formatted(of.steps(), of.preemptions(), of.switches());
  }

  private static String joined(List<Sample> samples, Function<Sample, String> text) {
    List<String> all = new ArrayList<>(samples.stream().map(text).toList());
    return all.stream().distinct().count() == 1 ? all.get(0) : String.join(" / ", all);
  }
}

package dev.tightloop.benchmarks.strategies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All samples, by strategy and fault, and what follows from them.
 *
 * @param all those of strategies that there still are
 */
record Samples(List<Sample> all) {

  /** What the others are compared with. */
  static final String UNIFORM = "uniform";

  /** A fault is hard if half of the seeds need more schedules at uniform random. */
  static final long HARD = 100;

  /** Who does best on a fault, and how much better than uniform random. */
  record Best(Sample sample, double factor, boolean atLeast) {

    String text() {
      return "%s%s".formatted(atLeast ? "> " : "", factor < 10 ? number("%.1f") : number("%,.0f"));
    }

    private String number(String format) {
      return String.format(Locale.ROOT, format, factor);
    }
  }

  Samples {
    List<String> known = Search.strategies().toList();
    all = all.stream().filter(sample -> known.contains(sample.strategy())).toList();
  }

  /** The strategies that were measured, in their order. */
  List<String> strategies() {
    return Search.strategies()
        .filter(name -> all.stream().anyMatch(sample -> sample.strategy().equals(name)))
        .toList();
  }

  /** The faults, hardest at uniform random first. */
  List<String> faults() {
    return all.stream().map(Sample::fault).distinct().sorted(hardestFirst()).toList();
  }

  /** The faults that a strategy finds in a few schedules, half of the time, are left out. */
  List<String> faultsThatTake(long schedules) {
    return faults().stream()
        .filter(
            fault ->
                strategies().stream()
                    .flatMap(strategy -> sample(fault, strategy).stream())
                    .anyMatch(sample -> sample.median().orElse(Sample.NONE) >= schedules))
        .toList();
  }

  /** The hard ones. */
  List<String> hard() {
    return faults().stream().filter(fault -> uniform(fault, true) > HARD).toList();
  }

  private Comparator<String> hardestFirst() {
    return Comparator.comparing((String fault) -> -uniform(fault, true))
        .thenComparing(fault -> -uniform(fault, false))
        .thenComparing(fault -> sample(fault, UNIFORM).map(Sample::found).orElse(0))
        .thenComparing(fault -> fault);
  }

  private long uniform(String fault, boolean median) {
    return sample(fault, UNIFORM)
        .map(sample -> median ? sample.median() : sample.ninetieth())
        .map(value -> value.orElse(Sample.NONE))
        .orElse(0L);
  }

  Optional<Sample> sample(String fault, String strategy) {
    return all.stream()
        .filter(sample -> sample.fault().equals(fault) && sample.strategy().equals(strategy))
        .findFirst();
  }

  List<Sample> of(String strategy) {
    return all.stream().filter(sample -> sample.strategy().equals(strategy)).toList();
  }

  /** Who needs the fewest schedules of the model; empty if nobody finds it half of the time. */
  Optional<Best> best(String fault) {
    List<Sample> able = new ArrayList<>();
    for (String strategy : strategies()) {
      sample(fault, strategy)
          .filter(sample -> !strategy.equals(Search.PROGRAMS) && sample.median().isPresent())
          .ifPresent(able::add);
    }
    return able.stream()
        .min(
            Comparator.comparing((Sample sample) -> sample.median().getAsLong())
                .thenComparing(sample -> sample.ninetieth().orElse(Sample.NONE)))
        .flatMap(best -> sample(fault, UNIFORM).map(uniform -> compared(best, uniform)));
  }

  private static Best compared(Sample best, Sample uniform) {
    double needs = uniform.median().orElse(uniform.budget());
    return new Best(best, needs / best.median().getAsLong(), uniform.median().isEmpty());
  }
}

package dev.tightloop.benchmarks.strategies;

import java.util.List;

/** tables */
final class StrategiesTables {
  private StrategiesTables() {}

  static String of(List<Sample> samples) {
    return "";
  }

  static String cell(Sample sample) {
    return "%s / %s / %d of %d"
        .formatted(sample.median(), sample.ninetieth(), sample.found(), sample.seeds());
  }
}

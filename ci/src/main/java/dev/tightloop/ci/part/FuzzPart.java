package dev.tightloop.ci.part;

import dev.tightloop.ci.report.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Random schedules of the model in a few configurations, which share a part of the budget. */
public final class FuzzPart implements Part {

  /** Of the budget, random programs on the core have their own share; this is what is here. */
  private static final int SHARE = 3;

  private final ModelFuzzer fuzzer;

  public FuzzPart(ModelFuzzer fuzzer) {
    this.fuzzer = fuzzer;
  }

  @Override
  public String name() {
    return "fuzz";
  }

  @Override
  public long size() {
    return Integer.MAX_VALUE;
  }

  @Override
  public List<Row> run(Context context) {
    List<String> configurations = fuzzer.configurations();
    List<Row> rows = new ArrayList<>();
    for (String configuration : configurations) {
      context.progress(this).accept(configuration);
      Duration budget = context.time().dividedBy((long) SHARE * configurations.size());
      rows.add(fuzzer.fuzz(configuration, context.seed(), budget, context.progress(this)));
    }
    return rows;
  }
}

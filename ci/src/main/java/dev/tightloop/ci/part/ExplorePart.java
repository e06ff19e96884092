package dev.tightloop.ci.part;

import static dev.tightloop.ci.report.Texts.count;

import dev.tightloop.ci.report.Row;
import dev.tightloop.ci.report.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The model says of every configuration what TLC says of the specification; a row for each not. */
public final class ExplorePart implements Part {

  private final Explore explore;
  private final List<Tlc.Configuration> configurations;

  public ExplorePart(Explore explore, List<Tlc.Configuration> configurations) {
    this.explore = explore;
    this.configurations = List.copyOf(configurations);
  }

  @Override
  public String name() {
    return "explore";
  }

  @Override
  public List<Row> run(Context context) {
    Stopwatch stopwatch = new Stopwatch();
    List<Row> rows = new ArrayList<>();
    long states = 0;
    int agreed = 0;
    for (Tlc.Configuration configuration : configurations) {
      context.progress(this).accept(configuration.name());
      Explore.Outcome outcome = explore.explore(configuration.name(), context.progress(this));
      states += outcome.states();
      if (outcome.row().verdict() == Verdict.OK) {
        agreed++;
      } else {
        rows.add(outcome.row());
      }
    }
    if (agreed > 0) {
      rows.add(
          Row.ok(
              count(agreed, "configuration") + " on the model: what TLC says",
              count(states, "state"),
              stopwatch.elapsed()));
    }
    return rows;
  }
}

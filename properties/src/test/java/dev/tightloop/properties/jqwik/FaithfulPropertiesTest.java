package dev.tightloop.properties.jqwik;

import dev.tightloop.properties.scenario.Scenario;
import dev.tightloop.properties.scenario.ScenarioRun;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What Go 1.19 keeps, on configurations that nobody has thought of. */
@Domain(TightloopDomain.class)
class FaithfulPropertiesTest {

  @Property(tries = 60)
  @StatisticsReport(onFailureOnly = true)
  void everythingThatGoKeepsHolds(@ForAll Interleaving run) {
    run.check();
    RunStatistics.lengths(run);
    RunStatistics.actions(run);
    RunStatistics.preempted(run).coverage(seen -> seen.check(true).percentage(p -> p > 30));
    RunStatistics.actors(run)
        .coverage(seen -> seen.checkQuery(n -> (Long) n.get(0) > 2).percentage(p -> p > 5));
    RunStatistics.mattered(run).coverage(seen -> seen.check("OneRunner").count(n -> n > 10));
  }

  @Property(tries = 60)
  @StatisticsReport(onFailureOnly = true)
  void registersAreRestored(@ForAll @Asks("RegistersRestored") Interleaving run) {
    run.check();
    RunStatistics.mattered(run).coverage(seen -> seen.check("RegistersRestored").count(n -> n > 0));
  }

  @Property(tries = 60)
  @StatisticsReport(onFailureOnly = true)
  void whatIsWrittenHasOneWriter(@ForAll @Asks({"OneRunner", "POwner"}) Interleaving run) {
    run.check();
    RunStatistics.mattered(run).coverage(seen -> seen.check("POwner").count(n -> n > 0));
  }

  @Property(tries = 60)
  @StatisticsReport(onFailureOnly = true)
  void noPreemptionIsLost(@ForAll Scenario scenario) {
    ScenarioRun.play(scenario, Optional.empty()).check();
    Statistics.label("on one thread").collect(!scenario.locked());
  }
}

package dev.tightloop.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.invariants.LeadsTo;
import dev.tightloop.properties.live.LiveOptions;
import dev.tightloop.spec.SpecConfiguration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With a fault, what must happen sooner or later does not. That is no matter of patience: the run
 * comes to a state from which no schedule leads to it, and the threads go on from there in vain.
 */
class NeverTest {

  private static final int IN_VAIN = 2_000;
  private static final int AGAIN_AND_AGAIN = 3;

  @ParameterizedTest
  @CsvSource({
    "AsyncPreemptOff, TightloopYields",
    "FaultSignalPendingNeverCleared, TightloopYields",
    "FaultStopTheWorldAsksOnce, WorldStops",
    "FaultStartTheWorldKeepsGcwaiting, WorldStarts",
    "FaultStopTheWorldStaysRunning, StopperIsScanned",
    "FaultScheduleKeepsPreempt, ProcessorRequestEnds"
  })
  void aPromiseIsBrokenForEver(String name, String property) {
    isLost(Specification.configuration(name), property);
  }

  @ParameterizedTest
  @CsvSource({"Smallest, TightloopYields"})
  void withoutSysmonNobodyIsPreempted(String name, String property) {
    isLost(Specification.configuration(name).with("SysmonRuns", false), property);
  }

  private static void isLost(SpecConfiguration spec, String property) {
    Target target = Target.asking(spec, property);
    WholeGraph graph = new WholeGraph(target.configuration(), false);
    List<LeadsTo> promises = target.temporal().get(0).instances(target.configuration());
    BitSet[] hopeless =
        promises.stream()
            .map(promise -> graph.noWayTo(graph.where(promise.q())))
            .toArray(BitSet[]::new);
    assertTrue(graph.isSure(lost(graph, promises, hopeless)), "a run may be spared");
    try (Live live = Live.of(target, LiveOptions.of(1))) {
      live.follow(property + " is lost", () -> lost(live, graph, hopeless) >= 0);
      int lost = lost(live, graph, hopeless);
      int kept = live.promises().kept(lost);
      int from = live.followed();
      live.follow(
          "the threads go on in vain",
          () -> live.run().ended() || live.followed() >= from + IN_VAIN);
      assertTrue(live.promises().open()[lost]);
      assertEquals(kept, live.promises().kept(lost));
      live.held();
    }
  }

  /** The states in which a promise is made that cannot be kept. */
  private static BitSet lost(WholeGraph graph, List<LeadsTo> promises, BitSet[] hopeless) {
    BitSet lost = new BitSet();
    for (int i = 0; i < hopeless.length; i++) {
      BitSet made = graph.where(promises.get(i).p());
      made.and(hopeless[i]);
      lost.or(made);
    }
    return lost;
  }

  /** Which promise is open and cannot be kept any more; negative if none. */
  private static int lost(Live live, WholeGraph graph, BitSet[] hopeless) {
    boolean[] open = live.promises().open();
    int state = graph.numberOf(live.state());
    for (int i = 0; i < open.length; i++) {
      if (open[i] && hopeless[i].get(state)) {
        return i;
      }
    }
    return -1;
  }

  /** The same without the fault: nothing is lost. */
  @ParameterizedTest
  @CsvSource({
    "FaultStopTheWorldAsksOnce, WorldStops",
    "FaultStartTheWorldKeepsGcwaiting, WorldStarts",
    "FaultStopTheWorldStaysRunning, StopperIsScanned",
    "FaultScheduleKeepsPreempt, ProcessorRequestEnds"
  })
  void withoutTheFaultItIsKeptAgainAndAgain(String name, String property) {
    Target target = Target.asking(Specification.configuration(name).withoutFaults(), property);
    WholeGraph graph = new WholeGraph(target.configuration(), false);
    assertTrue(
        target.temporal().get(0).instances(target.configuration()).stream()
            .anyMatch(
                promise ->
                    graph.isSure(graph.where(s -> promise.p().holds(s) && !promise.q().holds(s)))
                        && graph.isSure(graph.where(promise.q()))),
        "a run may never promise again");
    try (Live live = Live.of(target, LiveOptions.of(1))) {
      live.follow(
          property + " again and again",
          () -> Arrays.stream(live.promises().kept()).anyMatch(kept -> kept >= AGAIN_AND_AGAIN));
      live.held();
    }
  }
}

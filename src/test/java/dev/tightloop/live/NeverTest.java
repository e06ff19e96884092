package dev.tightloop.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Model;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.invariants.LeadsTo;
import dev.tightloop.properties.invariants.StatePredicate;
import dev.tightloop.properties.live.LiveOptions;
import dev.tightloop.spec.SpecConfiguration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With a fault, what must happen sooner or later does not. That is no matter of patience: the run
 * comes to a state from which no schedule leads to it, and the threads go on from there in vain.
 */
class NeverTest {

  /** Steps after which it is worth looking whether all is lost. */
  private static final int PATIENCE = 200;

  private static final int IN_VAIN = 2_000;

  @ParameterizedTest
  @CsvSource({
    "AsyncPreemptOff, TightloopYields",
    "FaultSignalPendingNeverCleared, TightloopYields",
    "FaultStopTheWorldAsksOnce, WorldStops",
    "FaultStartTheWorldKeepsGcwaiting, WorldStarts",
    "FaultSystemstackNeverReturns, SuspendEnds",
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
    List<LeadsTo> instances = target.temporal().get(0).instances(target.configuration());
    Model model = new Model(target.configuration());
    try (Live live = Live.of(target, LiveOptions.of(1))) {
      int[] lost = {-1};
      int[] next = {PATIENCE};
      live.follow(
          property + " is lost",
          () -> {
            if (live.followed() >= next[0]) {
              next[0] = live.followed() + PATIENCE;
              lost[0] = lost(live, instances, model);
            }
            return lost[0] >= 0;
          });
      int kept = live.promises().kept(lost[0]);
      int from = live.followed();
      live.follow(
          "the threads go on in vain",
          () -> live.run().ended() || live.followed() >= from + IN_VAIN);
      assertTrue(live.promises().open()[lost[0]]);
      assertEquals(kept, live.promises().kept(lost[0]));
      live.held();
    }
  }

  /** Which promise is open and cannot be kept any more; negative if none. */
  private static int lost(Live live, List<LeadsTo> instances, Model model) {
    boolean[] open = live.promises().open();
    for (int i = 0; i < open.length; i++) {
      StatePredicate kept = instances.get(i).q();
      if (open[i] && Futures.never(model, live.state().encoded(), kept)) {
        return i;
      }
    }
    return -1;
  }

  /** The same configurations without the fault, and nobody is lost. */
  @ParameterizedTest
  @CsvSource({
    "FaultSignalPendingNeverCleared, TightloopYields",
    "FaultStopTheWorldAsksOnce, WorldStops",
    "FaultStartTheWorldKeepsGcwaiting, WorldStarts",
    "FaultSystemstackNeverReturns, SuspendEnds",
    "FaultStopTheWorldStaysRunning, StopperIsScanned",
    "FaultScheduleKeepsPreempt, ProcessorRequestEnds"
  })
  void withoutTheFaultItIsKeptAgainAndAgain(String name, String property) {
    Target target = Target.asking(Specification.configuration(name).withoutFaults(), property);
    try (Live live = Live.of(target, LiveOptions.of(1))) {
      live.follow(
          property + " three times",
          () -> {
            for (int kept : live.promises().kept()) {
              if (kept >= 3) {
                return true;
              }
            }
            return false;
          });
      live.held();
    }
  }
}

package dev.tightloop.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.model.Configuration;
import dev.tightloop.model.GStatus;
import dev.tightloop.model.ThreadPc;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.invariants.StatePredicate;
import dev.tightloop.properties.live.LiveOptions;
import dev.tightloop.spec.SpecConfiguration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must happen sooner or later does, with threads that nobody drives. */
class EventuallyTest {

  private static final int G1 = 0;
  private static final int G2 = 1;

  /**
   * What comes after what.
   *
   * @param turns how often all of it comes
   * @param promisedOnly whether what nobody promises never happens
   */
  private record Story(
      String name, String configuration, int turns, boolean promisedOnly, List<Event> events) {

    Target target() {
      return Target.of(Specification.configuration(configuration));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private record Event(String name, StatePredicate like) {}

  private static Event status(String name, int gp, GStatus status) {
    return new Event(name, s -> s.g.status(gp) == status);
  }

  private static StatePredicate someMIsAt(String configuration, ThreadPc pc) {
    Configuration its = Target.of(Specification.configuration(configuration)).configuration();
    return s -> IntStream.range(0, its.machines()).anyMatch(mp -> s.thread.pc(mp) == pc);
  }

  static Stream<Story> stories() {
    StatePredicate stands = someMIsAt("StopTheWorld", ThreadPc.worldStopped);
    return Stream.of(
        new Story(
            "a tight loop is preempted and runs again",
            "Smallest",
            3,
            false,
            List.of(
                status("g1 runs", G1, GStatus.Running),
                status("g1 is preempted", G1, GStatus.Runnable),
                status("g2 runs", G2, GStatus.Running),
                status("g2 is preempted", G2, GStatus.Runnable))),
        new Story(
            "the world stops and starts again",
            "StopTheWorld",
            3,
            false,
            List.of(
                status("g2 loops", G2, GStatus.Running),
                new Event("the world stands", stands),
                new Event("the world goes on", s -> !stands.holds(s)))),
        new Story(
            "suspendG stops a tight loop, which then goes on",
            "SuspendEnds",
            3,
            false,
            List.of(
                status("g2 loops", G2, GStatus.Running),
                status("g2 has stopped", G2, GStatus.Preempted),
                new Event("g1 reads its stack", someMIsAt("SuspendEnds", ThreadPc.scanstack)))),
        // No call returns here: that the P is given on is sysmon's work alone.
        new Story(
            "a system call hands off its processor",
            "SyscallLetsGo",
            1,
            true,
            List.of(
                new Event(
                    "g2 runs while g1 is in a system call",
                    s -> s.g.status(G1) == GStatus.Syscall && s.g.status(G2) == GStatus.Running))));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void happens(Story story) {
    LiveOptions options = LiveOptions.of(1);
    try (Live live =
        Live.of(story.target(), story.promisedOnly() ? options.withPromisedOnly() : options)) {
      for (int turn = 0; turn < story.turns(); turn++) {
        for (Event event : story.events()) {
          live.eventually(event.name(), event.like());
        }
      }
      live.held();
    }
  }

  /** So the test above waits for nothing that a run could fail to come to. */
  @ParameterizedTest
  @MethodSource("stories")
  void isSureToHappen(Story story) {
    WholeGraph graph = new WholeGraph(story.target().configuration(), story.promisedOnly());
    for (Event event : story.events()) {
      assertTrue(graph.isSure(graph.where(event.like())), event.name());
    }
  }

  static Stream<SpecConfiguration> promising() {
    return Specification.configurations().stream()
        .filter(spec -> spec.expectation().holds())
        .filter(spec -> !Target.of(spec).temporal().isEmpty());
  }

  /** All that a configuration promises: what is owed at some time is paid later. */
  @ParameterizedTest
  @MethodSource("promising")
  void promisesAreKept(SpecConfiguration spec) {
    try (Live live = Live.of(Target.of(spec), LiveOptions.of(1))) {
      live.follow("steps", () -> live.run().ended() || live.followed() >= 500);
      boolean[] open = live.promises().open();
      int[] kept = live.promises().kept();
      live.follow(
          spec.name() + " keeps its promises",
          () -> live.run().ended() || live.promises().keptSince(open, kept));
      live.follow("the end", () -> true);
      assertTrue(live.promises().keptSince(open, kept), live.promises().toString());
      live.held();
    }
  }
}

package dev.tightloop.properties.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Goes through a recorded schedule again and compares everything, up to the first difference: the
 * initial state, at each choice that the step is enabled, among as many as recorded and at the same
 * place, whose it is, the hash of the states so far, that nothing is violated on the way, and at
 * the end what was recorded.
 */
public final class Replayer {

  /** Told each step that was taken and is as recorded. */
  @FunctionalInterface
  public interface Listener {
    /** The number of the choice, from 1. */
    void stepped(int number, Choice choice);
  }

  /** Says what is wrong with a cycle. */
  @FunctionalInterface
  public interface CycleJudge {
    /**
     * Why this is no violation.
     *
     * @param property temporal
     * @param fingerprints of all states, the initial one first
     * @param begins the number of the state in which the cycle begins; the last if nothing happens
     * @return empty if it is one
     */
    Optional<String> complaint(String property, long[] fingerprints, int begins);
  }

  private final Machine machine;
  private final Schedule schedule;
  private final CycleJudge judge;
  private final Listener listener;
  private final Chain chain = new Chain();
  private final Map<Integer, String> labels = new HashMap<>();
  private final int[] enabled;
  private final long[] fingerprints;
  private final boolean comparesHashes;
  private int taken;

  /** What the state violates that was reached last, null for nothing. */
  private String violated;

  private Replayer(Machine machine, Schedule schedule, CycleJudge judge, Listener listener) {
    this.machine = machine;
    this.schedule = schedule;
    this.judge = judge;
    this.listener = listener;
    enabled = new int[machine.mostSteps()];
    fingerprints = new long[schedule.choices().size() + 1];
    comparesHashes = Chain.text(machine.identity()).equals(schedule.identity());
  }

  /**
   * Replays.
   *
   * @param machine that the schedule drives, at any place
   * @throws BadSchedule if there is no such initial state
   */
  public static Replayed replay(
      Machine machine, Schedule schedule, CycleJudge judge, Listener listener) {
    requireInitial(machine, schedule);
    Replayer replayer = new Replayer(machine, schedule, judge, listener);
    Optional<Divergence> divergence = replayer.run();
    return new Replayed(replayer.taken, replayer.comparesHashes, divergence);
  }

  /**
   * Complains if the machine has not the initial state that the schedule begins in.
   *
   * @throws BadSchedule if so
   */
  public static void requireInitial(Machine machine, Schedule schedule) {
    if (schedule.initial() >= machine.initialStates()) {
      throw new BadSchedule(
          "$.initial",
          "is " + schedule.initial(),
          "there are %d initial states, numbered from 0".formatted(machine.initialStates()));
    }
  }

  private Optional<Divergence> run() {
    machine.begin(schedule.initial());
    chain.begin(machine);
    Optional<Divergence> divergence = arrived(schedule.start());
    while (divergence.isEmpty() && taken < schedule.choices().size()) {
      divergence = step(schedule.choices().get(taken));
    }
    return divergence.isPresent() ? divergence : end();
  }

  /** The machine is in the state after so many steps. */
  private Optional<Divergence> arrived(String hash) {
    fingerprints[taken] = machine.fingerprint();
    if (comparesHashes && !chain.is(hash)) {
      return Optional.of(
          divergence(
              taken,
              "the hash %s after it".formatted(hash),
              "it is %s: the state is another one".formatted(chain.text())));
    }
    violated = asked(machine::violated);
    return violated == null || taken == schedule.choices().size()
        ? Optional.empty()
        : Optional.of(
            divergence(taken, "nothing is violated before the end", violated + " is violated"));
  }

  private Optional<Divergence> step(Choice choice) {
    int number = taken + 1;
    int[] count = new int[1];
    String unevaluable = tried(() -> count[0] = machine.enabled(enabled));
    if (unevaluable != null) {
      return Optional.of(new Divergence(number, choice.step(), unevaluable, List.of()));
    }
    int index = index(choice, count[0]);
    String expected = "%s by %s".formatted(choice.step(), choice.actor());
    if (index == count[0]) {
      return Optional.of(divergence(number, expected, "it is not enabled"));
    }
    String actor = machine.actor(machine.actorOf(enabled[index]));
    if (!actor.equals(choice.actor())) {
      return Optional.of(divergence(number, expected, "it is a step of " + actor));
    }
    if (count[0] != choice.enabled() || index != choice.index()) {
      return Optional.of(
          divergence(
              number,
              "%s, step %d of %d".formatted(choice.step(), choice.index() + 1, choice.enabled()),
              "it is step %d of %d".formatted(index + 1, count[0])));
    }
    int step = enabled[index];
    unevaluable = tried(() -> machine.take(step));
    if (unevaluable != null) {
      return Optional.of(new Divergence(number, expected, unevaluable, List.of()));
    }
    taken++;
    chain.stepped(machine);
    Optional<Divergence> divergence = arrived(choice.hash());
    if (divergence.isEmpty()) {
      listener.stepped(number, choice);
    }
    return divergence;
  }

  /** Where the step is among those enabled; their number, if it is not there. */
  private int index(Choice choice, int count) {
    if (choice.index() < count && isAt(choice.index(), choice)) {
      return choice.index();
    }
    int index = 0;
    while (index < count && !isAt(index, choice)) {
      index++;
    }
    return index;
  }

  private boolean isAt(int index, Choice choice) {
    return labels.computeIfAbsent(enabled[index], machine::label).equals(choice.step());
  }

  private Optional<Divergence> end() {
    Optional<String> recorded = schedule.violates();
    Optional<String> instead;
    if (violated == null && schedule.cycle().isPresent()) {
      instead = judge.complaint(recorded.orElseThrow(), fingerprints, schedule.cycle().getAsInt());
    } else {
      Optional<String> found = Optional.ofNullable(violated == null ? stuck() : violated);
      boolean same = found.equals(recorded) && schedule.cycle().isEmpty();
      instead = same ? Optional.empty() : Optional.of(sentence(found));
    }
    return instead.map(each -> divergence(taken + 1, sentence(recorded), each));
  }

  private static String sentence(Optional<String> violated) {
    return violated.map(id -> id + " is violated").orElse("nothing is violated");
  }

  /** What it violates that no step is enabled, or that one cannot be evaluated; or null. */
  private String stuck() {
    int[] count = new int[1];
    String unevaluable = tried(() -> count[0] = machine.enabled(enabled));
    if (unevaluable != null || count[0] == 0) {
      return unevaluable == null ? machine.stuck() : unevaluable;
    }
    byte[] here = machine.encoded();
    for (int i = 0; here != null && unevaluable == null && i < count[0]; i++) {
      int step = enabled[i];
      unevaluable =
          tried(
              () -> {
                machine.take(step);
                machine.violated();
              });
      machine.restore(here);
    }
    return unevaluable;
  }

  /** What this returns, or what it means that it throws. */
  private String asked(Supplier<String> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      String means = machine.unevaluable(e);
      if (means == null) {
        throw e;
      }
      return means;
    }
  }

  /** What it means that this throws; null if it does not. */
  private String tried(Runnable work) {
    return asked(
        () -> {
          work.run();
          return null;
        });
  }

  private Divergence divergence(int number, String expected, String instead) {
    List<String> names = new ArrayList<>();
    tried(
        () ->
            Arrays.stream(enabled, 0, machine.enabled(enabled))
                .mapToObj(machine::label)
                .forEach(names::add));
    return new Divergence(number, expected, instead, names);
  }
}

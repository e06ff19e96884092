package dev.tightloop.properties.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** On a machine of a few lines: each difference is noticed, where it is. */
final class ReplayerTest {

  private static final int NEVER = 100;
  private static final List<String> STEPS =
      List.of("up(first)", "up(second)", "up(second)", "up(first)");

  private static Machine faithful() {
    return new Counters(NEVER, true, NEVER);
  }

  private static Schedule recorded(Machine machine, int steps, String violates) {
    Recorder recorder = Recorder.of(machine, 0, STEPS.subList(0, steps), List.of());
    return new Schedule(
        Optional.empty(),
        Optional.of(
            new ScheduledScenario(
                null,
                false,
                new ScheduledScenario.Program(1, List.of()),
                new ScheduledScenario.Program(1, List.of()),
                List.of())),
        Origin.explorer(steps),
        0,
        Optional.ofNullable(violates),
        OptionalInt.empty(),
        recorder.identity(),
        recorder.start(),
        recorder.choices());
  }

  private static Replayed replayed(Machine machine, Schedule schedule) {
    return Replayer.replay(
        machine, schedule, (property, fingerprints, begins) -> Optional.empty(), (i, c) -> {});
  }

  private static Divergence divergence(Machine machine, Schedule schedule) {
    return replayed(machine, schedule).divergence().orElseThrow();
  }

  private static Schedule with(Schedule schedule, List<Choice> choices) {
    return schedule.with(schedule.identity(), schedule.start(), choices);
  }

  private static Schedule changed(Schedule schedule, int at, Choice choice) {
    List<Choice> choices = new ArrayList<>(schedule.choices());
    choices.set(at, choice);
    return with(schedule, choices);
  }

  @Test
  void whatIsAsRecordedIsToldStepByStep() {
    Schedule schedule = recorded(faithful(), 4, null);
    List<Choice> told = new ArrayList<>();
    Replayed replayed =
        Replayer.replay(
            faithful(),
            schedule,
            (property, fingerprints, begins) -> Optional.empty(),
            (number, choice) -> {
              told.add(choice);
              assertEquals(told.size(), number);
            });
    assertEquals(Optional.empty(), replayed.divergence());
    assertTrue(replayed.hashesCompared());
    assertEquals(schedule.choices(), told);
    assertEquals(new Choice("second", "up(second)", 2, 1, told.get(2).hash()), told.get(2));
    assertEquals("up(first)", told.get(3).step());
    assertEquals(1, told.get(3).enabled());
  }

  @Test
  void theHashIsOfAllStatesSoFar() {
    List<Choice> one = recorded(faithful(), 2, null).choices();
    List<Choice> other =
        Recorder.of(faithful(), 0, List.of("up(second)", "up(first)"), List.of()).choices();
    assertFalse(one.get(1).hash().equals(other.get(1).hash()));
    Schedule golden = recorded(faithful(), 1, null);
    assertEquals("0000000000000000", golden.start());
    assertEquals("075c8519a9320579", golden.choices().get(0).hash());
  }

  @Test
  void aChangedChoiceIsNoticedThere() {
    Schedule schedule = recorded(faithful(), 4, null);
    Choice third = schedule.choices().get(2);
    String hash = third.hash();
    Divergence step =
        divergence(
            faithful(), changed(schedule, 3, new Choice("second", "up(second)", 1, 0, hash)));
    assertEquals(
        new Divergence(4, "up(second) by second", "it is not enabled", List.of("up(first)")), step);
    Divergence actor =
        divergence(faithful(), changed(schedule, 2, new Choice("first", "up(second)", 2, 1, hash)));
    assertEquals(3, actor.choice());
    assertEquals("it is a step of second", actor.instead());
    Divergence count =
        divergence(
            faithful(), changed(schedule, 2, new Choice("second", "up(second)", 3, 1, hash)));
    assertEquals(3, count.choice());
    assertEquals("up(second), step 2 of 3", count.expected());
    assertEquals("it is step 2 of 2", count.instead());
    Divergence index =
        divergence(
            faithful(), changed(schedule, 2, new Choice("second", "up(second)", 2, 0, hash)));
    assertEquals(3, index.choice());
    Divergence state =
        divergence(
            faithful(),
            changed(schedule, 2, new Choice("second", "up(second)", 2, 1, "00000000000000ff")));
    assertEquals(3, state.choice());
    assertTrue(state.instead().contains(hash), state.instead());
  }

  @Test
  void hashesOfAnotherMachineAreNotComparedAndTheRestIs() {
    Schedule schedule = recorded(faithful(), 4, null);
    Schedule older = schedule.with("00000000000000ff", "00000000000000ff", schedule.choices());
    Replayed replayed = replayed(faithful(), older);
    assertFalse(replayed.hashesCompared());
    assertEquals(Optional.empty(), replayed.divergence());
    Choice wrong = new Choice("second", "up(second)", 3, 1, "00000000000000ff");
    assertEquals(3, divergence(faithful(), changed(older, 2, wrong)).choice());
  }

  @Test
  void anotherInitialStateIsNoticedBeforeAnyStep() {
    Schedule schedule = recorded(faithful(), 2, null);
    Schedule moved = beginningIn(1, schedule);
    assertEquals(0, divergence(faithful(), moved).choice());
  }

  @Test
  void aViolationMustComeWhereItWasAndBeTheSame() {
    Machine faulty = new Counters(2, true, NEVER);
    Schedule schedule = recorded(faulty, 3, Counters.TOO_MANY);
    assertEquals(Optional.empty(), replayed(faulty, schedule).divergence());
    Divergence mended = divergence(faithful(), schedule);
    assertEquals(4, mended.choice());
    assertEquals("TooMany is violated", mended.expected());
    assertEquals("nothing is violated", mended.instead());
    Divergence early = divergence(new Counters(1, true, NEVER), schedule);
    assertEquals(2, early.choice());
    assertEquals("TooMany is violated", early.instead());
    assertEquals(4, divergence(faulty, recorded(faulty, 3, "Other")).choice());
    assertEquals(4, divergence(faulty, recorded(faulty, 3, null)).choice());
    assertEquals(3, divergence(faulty, with(schedule, schedule.choices().subList(0, 2))).choice());
  }

  /** The fourth step can be taken, but nobody can say whether the state after it is right. */
  @Test
  void thatAnInvariantCannotBeEvaluatedIsAViolation() {
    Machine counters = faithful();
    Machine unknown =
        new ForwardingMachine(counters) {
          @Override
          public String violated() {
            if (fingerprint() == 22) {
              throw new ArithmeticException("unknown");
            }
            return null;
          }

          @Override
          public byte[] encoded() {
            return counters.encoded();
          }

          @Override
          public void restore(byte[] encoded) {
            counters.restore(encoded);
          }
        };
    Schedule schedule = recorded(unknown, 3, "unknown");
    assertEquals(Optional.empty(), replayed(unknown, schedule).divergence());
    assertEquals("nothing is violated", divergence(faithful(), schedule).instead());
  }

  @Test
  void thatNothingCanBeDoneIsAViolationOfItsOwn() {
    Machine stops = new Counters(NEVER, false, NEVER);
    Schedule schedule = recorded(stops, 4, Counters.STUCK);
    assertEquals(Optional.empty(), replayed(stops, schedule).divergence());
    assertEquals("nothing is violated", divergence(faithful(), schedule).instead());
    assertEquals(5, divergence(stops, recorded(stops, 4, null)).choice());
  }

  @Test
  void thatAStepCannotBeEvaluatedIsOneToo() {
    Machine throwing = new Counters(NEVER, true, 2);
    Schedule schedule = recorded(throwing, 2, "too far");
    assertEquals(Optional.empty(), replayed(throwing, schedule).divergence());
    assertEquals("nothing is violated", divergence(faithful(), schedule).instead());
    Divergence early = divergence(new Counters(NEVER, true, 1), schedule);
    assertEquals(2, early.choice());
    assertEquals("too far", early.instead());
  }

  @Test
  void whatIsNotEnabledCannotBeRecorded() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Recorder.of(faithful(), 0, List.of("down(first)"), List.of()));
  }

  @Test
  void thereIsNoThirdInitialState() {
    Schedule schedule = recorded(faithful(), 1, null);
    Schedule beyond = beginningIn(2, schedule);
    BadSchedule bad = assertThrows(BadSchedule.class, () -> replayed(faithful(), beyond));
    assertTrue(bad.getMessage().startsWith("$.initial: is 2; there are 2"), bad.getMessage());
  }

  private static Schedule beginningIn(int initial, Schedule schedule) {
    return new Schedule(
        schedule.configuration(),
        schedule.scenario(),
        schedule.origin(),
        initial,
        schedule.violates(),
        schedule.cycle(),
        schedule.identity(),
        schedule.start(),
        schedule.choices());
  }
}

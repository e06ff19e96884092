package dev.tightloop.properties.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tightloop.properties.fuzz.Subject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LiveRunTest {

  private static final int ACTORS = 3;
  private static final int END = 3_000;

  private static Subject counting(int end) {
    return () -> new Counter(ACTORS, end);
  }

  private static LiveRun run(Subject subject, LiveOptions options) {
    return LiveRun.start(subject, Actors.of(subject.machine()), options);
  }

  private static LiveResult whenEnded(LiveRun run) throws InterruptedException {
    for (Thread thread : run.threads()) {
      TimeUnit.SECONDS.timedJoin(thread, 50);
    }
    assertTrue(run.ended());
    return run.result();
  }

  @Test
  void everyStepOfEveryActorCounts() throws InterruptedException {
    LiveResult result = whenEnded(run(counting(END), LiveOptions.of(1)));
    assertTrue(result.quiescent());
    assertEquals(END, result.steps().length);
    assertEquals(END, result.shares().stream().mapToInt(LiveResult.Share::steps).sum());
    assertTrue(result.shares().stream().allMatch(share -> share.steps() > 0));
    for (int i = 0; i < END; i++) {
      assertEquals(i + 1, result.fingerprints()[i]);
    }
  }

  private static final class Overwritten extends SharedState {
    Overwritten(Instant first) {
      super(first);
    }

    @Override
    boolean change(Instant seen, Instant next) {
      now.set(next);
      return true;
    }
  }

  /** A step that is a look and a store, and no compare-and-set: somebody's step is lost. */
  @Test
  void stepsThatAreNotAtomicAreFound() throws InterruptedException {
    LiveRun run =
        LiveRun.start(
            counting(END),
            Actors.of(new Counter(ACTORS, END)),
            LiveOptions.of(1),
            Overwritten::new);
    IllegalStateException found = assertThrows(IllegalStateException.class, () -> whenEnded(run));
    assertTrue(found.getMessage().startsWith("the actors took"), found.getMessage());
  }

  @Test
  void aRunEndsAfterItsLastStep() throws InterruptedException {
    LiveResult result = whenEnded(run(counting(END), LiveOptions.of(1).steps(100)));
    assertFalse(result.quiescent());
    assertEquals(100, result.steps().length);
  }

  @Test
  void closingEndsAllThreads() {
    LiveRun run = run(counting(Integer.MAX_VALUE), LiveOptions.of(1).delay(1_000_000));
    assertTrue(run.threads().stream().allMatch(Thread::isDaemon));
    assertEquals(
        List.of("counts0", "counts1", "counts2"),
        run.threads().stream().map(Thread::getName).toList());
    run.close();
    assertTrue(run.threads().stream().noneMatch(Thread::isAlive));
    run.close();
  }

  @Test
  void aFollowerThatDoesOtherwiseThrows() throws InterruptedException {
    LiveRun run = run(counting(END), LiveOptions.of(1));
    whenEnded(run);
    Follower same = new Follower(new Counter(ACTORS, END), run);
    same.catchUp();
    assertEquals(END, same.followed());
    Follower shorter = new Follower(new Counter(ACTORS, END / 2), run);
    IllegalStateException found = assertThrows(IllegalStateException.class, shorter::catchUp);
    assertTrue(found.getMessage().startsWith("step 1,500, count("), found.getMessage());
  }

  @Test
  void aFollowerMissesNoState() throws InterruptedException {
    LiveRun run = run(counting(END), LiveOptions.of(1));
    Counter machine = new Counter(ACTORS, END);
    Follower follower = new Follower(machine, run);
    whenEnded(run);
    for (int i = 0; i <= END; i += 7) {
      int wanted = i;
      assertTrue(follower.meets(() -> machine.fingerprint() == wanted));
      assertEquals(i, follower.followed());
    }
    assertFalse(follower.meets(() -> machine.fingerprint() == 0));
  }

  /** Whoever says first what is wrong with a state: who came to it, or who cannot leave it. */
  @ParameterizedTest
  @CsvSource({"20000000, 0", "0, 20000000"})
  void aForbiddenStateThatNobodyCanLeaveIsForbidden(long whoCame, long whoStays)
      throws InterruptedException {
    Subject slow =
        () ->
            new Counter(ACTORS, 5) {
              @Override
              public String violated() {
                if (fingerprint() < 5) {
                  return null;
                }
                LockSupport.parkNanos(whoCame);
                return "Forbidden";
              }

              @Override
              public String stuck() {
                LockSupport.parkNanos(whoStays);
                return "Deadlock";
              }
            };
    for (int i = 0; i < 10; i++) {
      LiveResult result = whenEnded(run(slow, LiveOptions.of(i)));
      assertEquals("Forbidden", result.found().orElseThrow().property());
      LiveReplay.of(slow, Actors.of(new Counter(ACTORS, 5)), result);
    }
  }

  @Test
  void turnsAreCounted() {
    Counter machine = new Counter(2, 4);
    Actors actors = Actors.of(machine);
    int[] steps = {0, 0, 1, 0};
    Turns turns = Turns.of(machine, actors, 0, steps, steps.length);
    assertEquals(4, turns.steps());
    assertEquals(2, turns.switches());
    assertEquals(2, turns.preemptions());
    int[] others = {0, 0, 0, 1};
    assertNotEquals(
        turns.identity(), Turns.of(machine, actors, 0, others, others.length).identity());
  }

  @Test
  void aMistakeOfTheMachineIsTheRuns() {
    Subject broken =
        () ->
            new Counter(ACTORS, END) {
              @Override
              public void take(int step) {
                throw new UnsupportedOperationException("broken");
              }
            };
    LiveRun run = run(broken, LiveOptions.of(1));
    IllegalStateException found = assertThrows(IllegalStateException.class, () -> whenEnded(run));
    assertEquals("broken", found.getCause().getMessage());
  }
}

package dev.tightloop.live;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tightloop.model.State;
import dev.tightloop.properties.fuzz.ModelMachine;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.invariants.StatePredicate;
import dev.tightloop.properties.live.Follower;
import dev.tightloop.properties.live.LiveOptions;
import dev.tightloop.properties.live.LiveReplay;
import dev.tightloop.properties.live.LiveResult;
import dev.tightloop.properties.live.LiveRun;
import dev.tightloop.properties.live.Promises;
import dev.tightloop.properties.live.ThreadsAndKernel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A live run and one who follows it. */
final class Live implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Target target;
  private final LiveRun run;
  private final ModelMachine machine;
  private final Follower follower;
  private final Promises promises;

  private Live(Target target, LiveOptions options) {
    this.target = target;
    run = LiveRun.start(target, options);
    machine = target.machine();
    follower = new Follower(machine, run);
    promises = new Promises(target.configuration(), target.temporal());
    promises.see(state());
  }

  static Live of(String configuration) {
    return of(Target.of(Specification.configuration(configuration)), LiveOptions.of(1));
  }

  static Live of(Target target, LiveOptions options) {
    return new Live(target, options);
  }

  static ConditionFactory await(String what) {
    return Awaitility.await(what)
        .pollDelay(Duration.ZERO)
        .pollInterval(1, MILLISECONDS)
        .atMost(PATIENCE);
  }

  LiveRun run() {
    return run;
  }

  /** How far it has been followed. */
  int followed() {
    return follower.followed();
  }

  ModelMachine machine() {
    return machine;
  }

  /** The state up to which it has been followed. */
  State state() {
    return machine.model().state();
  }

  Promises promises() {
    return promises;
  }

  /** Waits for the first state, from the one that has been come to, that is like this. */
  void eventually(String what, StatePredicate like) {
    await(what).until(() -> follower.meets(() -> like.holds(state())));
  }

  /** Follows the run until this is so; asked now and then. */
  void follow(String what, Callable<Boolean> until) {
    await(what)
        .until(
            () -> {
              catchUp();
              return until.call();
            });
  }

  private void catchUp() {
    int before = followed();
    follower.meets(
        () -> {
          if (followed() > before) {
            promises.see(state());
          }
          return false;
        });
  }

  /** Ends the run, which must have violated nothing, and replays it from its beginning. */
  LiveResult held() {
    LiveResult result = run.result();
    assertEquals(Optional.empty(), result.found());
    LiveReplay.of(target, new ThreadsAndKernel(target.configuration()), result);
    return result;
  }

  @Override
  public void close() {
    run.close();
  }
}

package dev.tightloop.properties.live;

import dev.tightloop.model.SplitMix64;
import dev.tightloop.properties.fuzz.Found;
import dev.tightloop.properties.fuzz.Subject;
import dev.tightloop.properties.fuzz.Target;
import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.schedule.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A run on threads of its own, from {@link #start} until something is violated, nobody can go on,
 * the steps are spent, or it is closed. Then its threads have ended.
 */
public final class LiveRun implements AutoCloseable {

  /** A thread ends with the delay that it is in, however loaded the machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Machine machine;
  private final int initial;
  private final Actors names;
  private final SharedState shared;
  private final List<Actor> actors = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<Violation> violation = new AtomicReference<>();
  private final AtomicReference<Throwable> mistake = new AtomicReference<>();
  private final long began = System.nanoTime();
  private volatile boolean quiescent;

  private record Violation(Instant at, String property, Actor.Why why) {

    private static final Comparator<Violation> ORDER =
        Comparator.comparingInt((Violation each) -> each.at.steps()).thenComparing(Violation::why);

    boolean evaluable() {
      return why != Actor.Why.UNEVALUABLE;
    }
  }

  private LiveRun(
      Subject subject, Actors names, LiveOptions options, Function<Instant, SharedState> sharing) {
    this.names = names;
    machine = subject.machine();
    SplitMix64 random = new SplitMix64(SplitMix64.mix(~options.seed()));
    initial = random.below(machine.initialStates());
    machine.begin(initial);
    byte[] state = machine.encoded();
    if (state == null) {
      throw new IllegalArgumentException("a machine whose states cannot be told to another");
    }
    Instant first = new Instant(null, state);
    shared = sharing.apply(first);
    Actor.Log log = new Told();
    String violated = machine.violated();
    if (violated != null) {
      log.violated(first, violated, Actor.Why.FORBIDDEN);
    }
    for (int i = 0; i < names.count(); i++) {
      Actor actor = new Actor(i, names, subject.machine(), shared, log, options);
      actors.add(actor);
      Thread thread = new Thread(actor, names.name(i));
      thread.setDaemon(true);
      threads.add(thread);
    }
  }

  /** Starts the threads of a configuration, and what is outside of them. */
  public static LiveRun start(Target target, LiveOptions options) {
    return start(target, new ThreadsAndKernel(target.configuration()), options);
  }

  /**
   * Starts a thread for each actor.
   *
   * @param subject whose machines can restore each other's states
   */
  public static LiveRun start(Subject subject, Actors actors, LiveOptions options) {
    return start(subject, actors, options, SharedState::new);
  }

  static LiveRun start(
      Subject subject, Actors actors, LiveOptions options, Function<Instant, SharedState> sharing) {
    LiveRun run = new LiveRun(subject, actors, options, sharing);
    run.threads.forEach(Thread::start);
    return run;
  }

  private final class Told implements Actor.Log {
    @Override
    public void violated(Instant at, String property, Actor.Why why) {
      violation.accumulateAndGet(
          new Violation(at, property, why),
          (one, other) -> one == null || Violation.ORDER.compare(other, one) < 0 ? other : one);
      shared.close();
    }

    @Override
    public void quiescent() {
      quiescent = true;
      shared.close();
    }

    @Override
    public void failed(Throwable thrown) {
      mistake.compareAndSet(null, thrown);
      shared.close();
    }
  }

  /** Which of the initial states it began in, from 0. */
  public int initial() {
    return initial;
  }

  /** Steps so far. */
  public int steps() {
    return shared.now().steps();
  }

  /** How many steps an actor has taken so far. */
  public int stepsOf(int actor) {
    return actors.get(actor).steps();
  }

  /** Whether its threads have ended, or are about to. */
  public boolean ended() {
    return shared.closed();
  }

  /** Waits until it ends by itself; false if it has not after so long. */
  public boolean awaitEnd(Duration most) throws InterruptedException {
    return shared.awaitClosed(most);
  }

  /** The threads, by actor. */
  List<Thread> threads() {
    return List.copyOf(threads);
  }

  /** The last step that was taken, null if none was. */
  Taken last() {
    return shared.now().last();
  }

  /** Ends the run and waits for its threads. */
  @Override
  public void close() {
    shared.close();
    threads.forEach(Thread::interrupt);
    long until = System.nanoTime() + PATIENCE.toNanos();
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive() && System.nanoTime() < until) {
        try {
          TimeUnit.NANOSECONDS.timedJoin(thread, until - System.nanoTime());
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (thread.isAlive()) {
        throw new IllegalStateException("the thread " + thread.getName() + " does not end");
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends the run and says what it came to.
   *
   * @throws IllegalStateException if an actor failed, or a step that one took is not in the run
   */
  public LiveResult result() {
    close();
    if (mistake.get() != null) {
      throw new IllegalStateException("a live run failed", mistake.get());
    }
    int all = actors.stream().mapToInt(Actor::steps).sum();
    if (all != steps()) {
      throw new IllegalStateException(
          "the actors took %,d steps, the run has %,d".formatted(all, steps()));
    }
    Violation violated = violation.get();
    Taken last = violated == null ? last() : violated.at().last();
    int count = last == null ? 0 : last.index() + 1;
    int[] steps = new int[count];
    long[] fingerprints = new long[count];
    for (Taken taken = last; taken != null; taken = taken.before()) {
      steps[taken.index()] = taken.step();
      fingerprints[taken.index()] = taken.fingerprint();
    }
    List<Evaluations> evaluations = machine.evaluations();
    for (Actor actor : actors) {
      evaluations = Evaluations.sum(evaluations, actor.evaluations());
    }
    return new LiveResult(
        initial,
        steps,
        fingerprints,
        taken(),
        evaluations,
        quiescent,
        Optional.ofNullable(violated).map(it -> found(it, steps)),
        Duration.ofNanos(System.nanoTime() - began));
  }

  private List<LiveResult.Share> taken() {
    List<LiveResult.Share> shares = new ArrayList<>();
    for (int i = 0; i < actors.size(); i++) {
      shares.add(
          new LiveResult.Share(names.name(i), actors.get(i).steps(), actors.get(i).overtaken()));
    }
    return shares;
  }

  private Found found(Violation violated, int[] steps) {
    return new Found(
        violated.property(),
        0,
        initial,
        Arrays.stream(steps).mapToObj(machine::label).toList(),
        List.of(),
        violated.evaluable());
  }
}

package dev.tightloop.properties.fuzz;

import dev.tightloop.properties.invariants.Evaluations;
import dev.tightloop.properties.strategy.Portfolio;
import dev.tightloop.properties.strategy.Strategy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Plays random schedules until one violates something; see the package. One object, one run at a
 * time.
 */
public final class Fuzzer {

  /** The steps of a schedule, if nobody says otherwise: thrice the depth of common state spaces. */
  public static final int LENGTH = 500;

  /** Schedules that a thread plays before it looks up, at least. */
  private static final int BATCH = 16;

  private static final int BATCHES_AHEAD = 4;

  private final Subject subject;
  private final long seed;
  private final Strategy.Maker strategy;
  private final int length;
  private final int threads;

  /**
   * A fuzzer.
   *
   * @param length the most steps of a schedule
   * @param threads how many play; the result is the same for any number
   */
  public Fuzzer(Subject subject, long seed, Strategy.Maker strategy, int length, int threads) {
    if (length < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "schedules of %d steps, %d threads".formatted(length, threads));
    }
    this.subject = subject;
    this.seed = seed;
    this.strategy = strategy;
    this.length = length;
    this.threads = threads;
  }

  /** Schedules of {@link #LENGTH} steps of the {@link Portfolio}, by one thread. */
  public static Fuzzer of(Subject subject, long seed) {
    return new Fuzzer(subject, seed, Portfolio::of, LENGTH, 1);
  }

  /** Plays until a schedule violates something. */
  public FuzzResult run(long schedules, BooleanSupplier goOn, LongConsumer progress)
      throws InterruptedException {
    return run(schedules, 1, goOn, progress);
  }

  /**
   * Plays schedules 0, 1, 2, ...
   *
   * @param schedules how many at most
   * @param violations with how many the run ends; a few more may be found meanwhile
   * @param goOn asked before each schedule, by any thread; what has been begun is finished
   * @param progress told now and then how many schedules were played
   */
  public FuzzResult run(long schedules, int violations, BooleanSupplier goOn, LongConsumer progress)
      throws InterruptedException {
    Player first = player();
    int batch = first.block() * Math.max(1, BATCH / first.block());
    Queue<Player> ready = new ConcurrentLinkedQueue<>(List.of(first));
    ThreadLocal<Player> players =
        ThreadLocal.withInitial(() -> Optional.ofNullable(ready.poll()).orElseGet(this::player));
    AtomicBoolean over = new AtomicBoolean();
    BooleanSupplier next = () -> !over.get() && goOn.getAsBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(threads, Fuzzer::daemon);
    try {
      Deque<Future<Batch>> running = new ArrayDeque<>();
      Tally tally = new Tally();
      long begun = 0;
      while (tally.violations() < violations) {
        while (begun < schedules
            && running.size() < threads * BATCHES_AHEAD
            && next.getAsBoolean()) {
          long from = begun;
          begun = Math.min(begun + batch, schedules);
          long to = begun;
          running.add(pool.submit(() -> play(players.get(), from, to, violations, next)));
        }
        if (running.isEmpty()) {
          break;
        }
        tally.add(running.remove().get());
        progress.accept(tally.schedules());
      }
      return tally.result(subject.machine());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } finally {
      over.set(true);
      pool.shutdownNow();
    }
  }

  private Player player() {
    return new Player(subject, strategy, seed, length);
  }

  /**
   * Plays a few schedules in a row. A thread's player is its own and gets batches in the order of
   * their numbers, so that what a batch tells as new is new in all batches up to it.
   */
  private static Batch play(
      Player player, long from, long to, int violations, BooleanSupplier goOn) {
    List<Evaluations> before = player.evaluations();
    List<Found> found = new ArrayList<>();
    int[] lengths = new int[(int) (to - from)];
    int played = 0;
    while (found.size() < violations && played < lengths.length && goOn.getAsBoolean()) {
      long steps = player.steps();
      Found violation = player.play(from + played);
      lengths[played++] = (int) (player.steps() - steps);
      if (violation != null) {
        found.add(violation);
      }
    }
    return player.batch(Arrays.copyOf(lengths, played), since(before, player.evaluations()), found);
  }

  private static List<Evaluations> since(List<Evaluations> before, List<Evaluations> now) {
    List<Evaluations> since = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      Evaluations was = before.get(i);
      Evaluations is = now.get(i);
      since.add(
          new Evaluations(
              is.property(), is.evaluated() - was.evaluated(), is.mattered() - was.mattered()));
    }
    return since;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fuzz");
    thread.setDaemon(true);
    return thread;
  }
}
